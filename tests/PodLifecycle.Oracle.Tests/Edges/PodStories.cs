using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Edges;

/// <summary>The machines that only a whole pod moves: its object in the API, its sandbox, its containers. One story for each thing that can go wrong.</summary>
internal static class PodStories
{
    private static readonly PodInput Delete = new PodInput.DeleteRequested(30);
    private static readonly PodInput DeleteAtOnce = new PodInput.DeleteRequested(0);
    private static readonly Func<PodEffect, PodInput?> PullFails =
        effect => effect is PodEffect.PullImage pull ? new PodInput.ImagePullFailed(pull.Container, "not found") : null;

    private static readonly Func<PodEffect, PodInput?> CreateFails =
        effect => effect is PodEffect.CreateContainer create ? new PodInput.ContainerCreateFailed(create.Container, "no such file") : null;

    public static void TellAll()
    {
        DeletedBeforeItIsBound();
        DeletedBeforeItIsBoundAndHeldByAFinalizer();
        SandboxDiesWhileItIsStopped();
        AllRestartWhileOneIsDown(PullFails);
        AllRestartWhileOneIsDown(CreateFails);
        DeletedAtOnce();
        DeletedTwiceWhileItStops();
        DeletedWithoutASandbox();
        SandboxDiesInACrashLoop();
        SandboxDiesAfterTheEnd();
        ImageIsMissing();
        ImageMayNotBePulled();
        ImageFailsForTwoContainers();
        ImageGoesAwayBetweenRestarts();
        ContainerCannotBeMade();
        ContainerCannotBeStarted();
    }

    private static void DeletedBeforeItIsBound()
    {
        var pod = new DrivenPod(Spec(PullPolicy.IfNotPresent, "a"));
        pod.Do(Delete);
        pod.Do(Delete);
        pod.Do(new PodInput.Scheduled("node-a"));
    }

    private static void DeletedBeforeItIsBoundAndHeldByAFinalizer() =>
        new DrivenPod(new Pod { Metadata = new() { Name = "pod", Finalizers = ["example.org/hold"] }, Spec = Spec(PullPolicy.IfNotPresent, "a") }).Do(Delete);

    private static void SandboxDiesWhileItIsStopped()
    {
        DrivenPod pod = new DrivenPod(Spec(PullPolicy.IfNotPresent, "a")).Bind();
        pod.Instead = effect => effect is PodEffect.StopSandbox ? new PodInput.SandboxLost() : null;
        pod.Do(Delete);
        pod.AnswerAll();
        pod.Do(new PodInput.SandboxStopped());
        pod.Do(new PodInput.SandboxLost());
    }

    /// <summary>A rule restarts all containers while another one has no image, or could not be made, after it had run before.</summary>
    private static void AllRestartWhileOneIsDown(Func<PodEffect, PodInput?> goesWrong)
    {
        var rule = new ContainerRestartRule
        {
            Action = RestartRule.RestartAllContainers,
            ExitCodes = new() { Operator = RestartRule.In, Values = [1] },
        };
        PodSpec spec = Spec(PullPolicy.Always, "a", "b");
        DrivenPod pod = new DrivenPod(spec with
        {
            Containers = [spec.Containers[0] with { RestartPolicy = RestartPolicy.Never, RestartPolicyRules = [rule] }, spec.Containers[1]],
        }).Bind();
        pod.Instead = goesWrong;
        pod.Exit("b", 1);
        pod.Exit("a", 1);
    }

    private static void DeletedAtOnce()
    {
        DrivenPod pod = new DrivenPod(Spec(PullPolicy.IfNotPresent, "a")).Bind();
        pod.Do(DeleteAtOnce);
        pod.AnswerAll();
    }

    private static void DeletedTwiceWhileItStops()
    {
        DrivenPod pod = new DrivenPod(Spec(PullPolicy.IfNotPresent, "a")).Bind();
        pod.Do(Delete);
        pod.Do(Delete);
        pod.Do(DeleteAtOnce);
        pod.AnswerAll();
    }

    private static void DeletedWithoutASandbox()
    {
        var pod = new DrivenPod(Spec(PullPolicy.IfNotPresent, "a"))
        {
            Instead = effect => effect is PodEffect.CreateSandbox ? new PodInput.SandboxFailed("no address is left") : null,
        };
        pod.Bind();
        pod.Do(Delete);
        pod.AnswerAll();
    }

    private static void SandboxDiesInACrashLoop()
    {
        DrivenPod pod = new DrivenPod(Spec(PullPolicy.IfNotPresent, "a")).Bind();
        pod.Exit("a", 1);
        pod.Exit("a", 1);
        pod.Do(new PodInput.SandboxLost());
        pod.AnswerAll();
    }

    private static void SandboxDiesAfterTheEnd()
    {
        DrivenPod pod = new DrivenPod(Spec(PullPolicy.IfNotPresent, "a") with { RestartPolicy = RestartPolicy.Never }).Bind();
        pod.Do(new PodInput.ContainerExited("a", 0));
        pod.Do(new PodInput.SandboxLost());
        pod.AnswerAll();
    }

    private static void ImageIsMissing() => new DrivenPod(Spec(PullPolicy.IfNotPresent, "a"))
    {
        Instead = effect => effect is PodEffect.InspectImage inspect ? new PodInput.ImageInspected(inspect.Container, Present: false) : null,
    }.Bind();

    private static void ImageMayNotBePulled()
    {
        var pod = new DrivenPod(Spec(PullPolicy.Never, "a"))
        {
            Instead = effect => effect is PodEffect.InspectImage inspect ? new PodInput.ImageInspected(inspect.Container, Present: false) : null,
        };
        pod.Bind();
        pod.Sync();
    }

    private static void ImageFailsForTwoContainers()
    {
        var pod = new DrivenPod(Spec(PullPolicy.Always, "a", "b")) { Instead = PullFails };
        pod.Bind();
        pod.Do(new PodInput.SyncDue());
        pod.AnswerAll();
        for (int i = 0; i < 3; i++)
            pod.Sync();
    }

    private static void ImageGoesAwayBetweenRestarts()
    {
        DrivenPod pod = new DrivenPod(Spec(PullPolicy.Always, "a", "b")).Bind();
        pod.Instead = PullFails;
        pod.Exit("a", 1);
        pod.Exit("b", 1);
    }

    private static void ContainerCannotBeMade() => new DrivenPod(Spec(PullPolicy.IfNotPresent, "a")) { Instead = CreateFails }.Bind();

    private static void ContainerCannotBeStarted() => new DrivenPod(Spec(PullPolicy.IfNotPresent, "a"))
    {
        Instead = effect => effect is PodEffect.StartContainer start ? new PodInput.ContainerStartFailed(start.Container, "no such program") : null,
    }.Bind();

    private static PodSpec Spec(string pullPolicy, params string[] containers) => new()
    {
        Containers = [.. containers.Select(name => new Container { Name = name, Image = "registry.k8s.io/app:1", ImagePullPolicy = pullPolicy })],
    };
}
