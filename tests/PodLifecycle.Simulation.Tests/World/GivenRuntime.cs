using System.Globalization;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Simulation.Tests.World;

/// <summary>The containers of a pod, run without a machine. Speaks of time in seconds since their start.</summary>
internal sealed class GivenRuntime
{
    public const string PodIp = "10.0.0.1";
    private readonly VirtualTime time = new(VirtualTime.Epoch);

    private GivenRuntime(Pod pod, SimulationOptions options)
    {
        Pod = pod;
        var world = new PodLifecycle.Simulation.World([], options, time);
        Objects = world.Objects;
        Runtime = new ContainerRuntime(() => Pod, options.Script, world);
    }

    public Pod Pod { get; set; }

    public ContainerRuntime Runtime { get; }

    public ClusterObjects Objects { get; }

    /// <summary>What was told, each with its second before it.</summary>
    public List<string> Told { get; } = [];

    public double Second => (time.GetUtcNow() - VirtualTime.Epoch).TotalSeconds;

    /// <summary>A pod of the given spec, in YAML, whose containers all run.</summary>
    public static GivenRuntime Of(string spec, string script = "{}", SimulationOptions? options = null)
    {
        string manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: ns, uid: u}\nspec:\n" + string.Join('\n', spec.Split('\n').Select(l => "  " + l));
        Pod pod = ManifestLoader.Load(manifest).Pods.Single().Pod.WithDefaults();
        var given = new GivenRuntime(pod, (options ?? new SimulationOptions()) with { Script = Script.Parse(script) });
        foreach (Container container in pod.Spec.InitContainers.Concat(pod.Spec.Containers))
            given.Start(container.Name);
        return given;
    }

    /// <summary>A pod of one container <c>app</c> that does what a script says.</summary>
    public static GivenRuntime Scripted(string container) =>
        Of("containers: [{name: app, image: i, ports: [{name: web, containerPort: 8080}]}]", $$$"""{"containers":{"app":{{{container}}}}}""", new() { ScriptIsComplete = true });

    public GivenRuntime Start(string container)
    {
        Runtime.Start(container, PodIp, exit => Tell($"{container} exits {exit.ExitCode}")).Should().BeNull();
        return this;
    }

    public GivenRuntime Advance(double second)
    {
        time.SetUtcNow(VirtualTime.Epoch.AddSeconds(second));
        return this;
    }

    /// <summary>Runs a probe, given in YAML, at that second.</summary>
    public GivenRuntime Probe(double second, string probe, string container = "app", string podIp = PodIp)
    {
        Pod carrier = ManifestLoader.Load($"apiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec: {{containers: [{{name: c, image: i, livenessProbe: {probe}}}]}}").Pods.Single().Pod.WithDefaults();
        time.At(VirtualTime.Epoch.AddSeconds(second), Order.ProbeBeat, () =>
            Runtime.Probe(container, carrier.Spec.Containers[0].LivenessProbe!, podIp, verdict => Tell($"{verdict.Answer}: {verdict.Text}")));
        return this;
    }

    /// <summary>Runs a hook, given in YAML, at that second.</summary>
    public GivenRuntime Hook(double second, string hook, string container = "app", string podIp = PodIp)
    {
        Pod carrier = ManifestLoader.Load($"apiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec: {{containers: [{{name: c, image: i, lifecycle: {{preStop: {hook}}}}}]}}").Pods.Single().Pod.WithDefaults();
        time.At(VirtualTime.Epoch.AddSeconds(second), Order.UserAction, () =>
            Runtime.RunHook(container, carrier.Spec.Containers[0].Lifecycle!.PreStop!, podIp, failure => Tell(failure is null ? "hook done" : "hook failed: " + failure.Error)));
        return this;
    }

    public GivenRuntime Do(double second, Action<ContainerRuntime> action)
    {
        time.At(VirtualTime.Epoch.AddSeconds(second), Order.UserAction, () => action(Runtime));
        return this;
    }

    /// <summary>Runs on for an hour; all that was told.</summary>
    public IReadOnlyList<string> Run()
    {
        Advance(3600);
        return Told;
    }

    public void Tell(string what) => Told.Add(string.Create(CultureInfo.InvariantCulture, $"{Second:0.###} {what}"));
}
