using PodLifecycle;
using PodLifecycle.Api;
using PodLifecycle.Simulation;
using PodLifecycle.Yaml;

ManifestFile file = ManifestLoader.Load("""
    apiVersion: v1
    kind: Pod
    metadata: {name: cart}
    spec:
      containers:
      - {name: app, image: "busybox:1.36", command: [sh, -c, "sleep 2; exit 1"]}
    """);
Pod pod = file.Pods.Single().Pod;
Trace trace = Simulation.Run(pod, until: TimeSpan.FromMinutes(1));
Console.Write(trace.GetWatch());

PodRow row = Kubectl.Get(trace.Final, trace.Start + trace.Duration);
Console.WriteLine($"{row.Name}: {row.Status}, {row.Restarts}");

bool isFine = ManifestLoader.TryLoad("{apiVersion: v1, kind: Pod, spec: {containers: [{imag: nginx}]}}", out ManifestFile broken);
Console.WriteLine($"{isFine}: {broken.Errors[0]}");
Console.WriteLine(PodMachine.For(pod).Start(trace.Start) is not null ? "and it steps" : "");
Console.Write(trace.Final.Status.ContainerStatuses[0].ToYaml());
