using PodLifecycle.Api;

namespace PodLifecycle.Benchmarks;

/// <summary>A machine brought to the point where its one container runs, and the input that is typical there: the container crashes.</summary>
internal static class RunningMachine
{
    public static readonly PodMachine Machine = PodMachine.For(new PodSpec { Containers = [new() { Name = "app", Image = "app:1" }] });
    public static readonly PodInput Exit = new PodInput.ContainerExited("app", 1);
    public static readonly DateTimeOffset ExitAt = SeenPod.Created.AddSeconds(30);

    /// <summary>The state to which the machine comes when the world grants all that it asks for.</summary>
    public static PodState Running()
    {
        PodState state = Machine.Start(SeenPod.Created);
        var inputs = new Queue<PodInput>([new PodInput.Scheduled("node-1")]);
        while (inputs.TryDequeue(out PodInput? input))
        {
            Step step = Machine.Step(state, input, SeenPod.Created);
            state = step.State;
            foreach (PodEffect effect in step.Effects)
            {
                if (Granted(effect) is { } answer)
                    inputs.Enqueue(answer);
            }
        }

        return state.Pod.Status.Phase == PodPhase.Running ? state : throw new InvalidOperationException($"the pod to measure is {state.Pod.Status.Phase}, not Running");
    }

    private static PodInput? Granted(PodEffect effect) => effect switch
    {
        PodEffect.MountVolumes => new PodInput.VolumesMounted(),
        PodEffect.CreateSandbox => new PodInput.SandboxCreated("10.0.0.5"),
        PodEffect.InspectImage inspect => new PodInput.ImageInspected(inspect.Container, Present: true),
        PodEffect.CreateContainer create => new PodInput.ContainerCreated(create.Container),
        PodEffect.StartContainer start => new PodInput.ContainerStarted(start.Container),
        PodEffect.PollRuntime => new PodInput.RuntimePolled(),
        _ => null,
    };
}
