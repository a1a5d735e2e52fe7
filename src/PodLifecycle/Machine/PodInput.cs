namespace PodLifecycle;

/// <summary>What can happen to a pod from outside its machine: a user's wish, an answer of the container runtime, the passing of time.</summary>
/// <remarks>The set of cases is closed. An input that the pod's present state does not take makes <see cref="PodMachine.Step"/> throw, naming both.</remarks>
public abstract record PodInput
{
    private PodInput()
    {
    }

    /// <summary>Keeps the set of cases closed.</summary>
    private protected abstract bool IsClosed { get; }

    /// <summary>The scheduler has bound the pod to a node; that node's kubelet takes over.</summary>
    /// <param name="NodeName">The node.</param>
    public sealed record Scheduled(string NodeName) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Somebody deletes the pod through the API.</summary>
    /// <param name="GracePeriodSeconds">Seconds; null takes <c>spec.terminationGracePeriodSeconds</c>, 0 removes the object at once, negative counts as 1.</param>
    public sealed record DeleteRequested(long? GracePeriodSeconds = null) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.MountVolumes"/>: all volumes of the pod are there.</summary>
    public sealed record VolumesMounted : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.CreateSandbox"/>: the pod's environment is there.</summary>
    /// <param name="Ip">The pod's address; empty for a pod on the host network.</param>
    public sealed record SandboxCreated(string Ip) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.CreateSandbox"/>: it could not be made.</summary>
    /// <param name="Error">The runtime's text.</param>
    public sealed record SandboxFailed(string Error) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.StopSandbox"/>: the sandbox is stopped.</summary>
    public sealed record SandboxStopped : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>The sandbox was seen dead although nobody asked for that. Containers that ran in it have ended with code 137.</summary>
    public sealed record SandboxLost : PodInput
    {
        /// <summary>When it died; default the instant of the step. Earlier where the kubelet noticed it late.</summary>
        public DateTimeOffset? FinishedAt { get; init; }

        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.InspectImage"/>.</summary>
    /// <param name="Container">The container that waits.</param>
    /// <param name="Present">Whether the node has the image.</param>
    public sealed record ImageInspected(string Container, bool Present) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.PullImage"/>: the image is on the node.</summary>
    /// <param name="Container">The container that waits.</param>
    /// <param name="Took">How long the pull took, for the event's text.</param>
    public sealed record ImagePulled(string Container, TimeSpan Took) : PodInput
    {
        /// <summary>The image's size in bytes, for the event's text; default 0: not known.</summary>
        public long SizeBytes { get; init; }

        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.PullImage"/>: the pull failed.</summary>
    /// <param name="Container">The container that waits.</param>
    /// <param name="Error">The runtime's text.</param>
    public sealed record ImagePullFailed(string Container, string Error) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.CreateContainer"/>: the instance is made.</summary>
    /// <param name="Container">The container.</param>
    public sealed record ContainerCreated(string Container) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.CreateContainer"/>: no instance was made.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Error">The runtime's text.</param>
    public sealed record ContainerCreateFailed(string Container, string Error) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.StartContainer"/>: its process runs.</summary>
    /// <param name="Container">The container.</param>
    public sealed record ContainerStarted(string Container) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.StartContainer"/>: its process could not be started. The instance ends with code 128, reason StartError.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Error">The runtime's text.</param>
    public sealed record ContainerStartFailed(string Container, string Error) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>A container's process has ended, by itself or because it was stopped.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="ExitCode">0 to 255; 128 + n for signal n.</param>
    public sealed record ContainerExited(string Container, int ExitCode) : PodInput
    {
        /// <summary>The runtime's word for it; default <c>Completed</c> for code 0, otherwise <c>Error</c>.</summary>
        public string? Reason { get; init; }

        /// <summary>What the container left in its termination message file; default empty.</summary>
        public string Message { get; init; } = "";

        /// <summary>When it ended; default the instant of the step. Earlier where the kubelet noticed it late.</summary>
        public DateTimeOffset? FinishedAt { get; init; }

        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.RunProbe"/>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Probe">Which of its probes.</param>
    /// <param name="Verdict">How the probe came out.</param>
    public sealed record ProbeAnswered(string Container, ProbeKind Probe, ProbeVerdict Verdict) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.PollRuntime"/>: the kubelet has looked at the runtime again.</summary>
    public sealed record RuntimePolled : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.SyncAfter"/>: the wait is over.</summary>
    public sealed record SyncDue : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.WakeAt"/>: a probe's beat has come.</summary>
    public sealed record Woken : PodInput
    {
        private protected override bool IsClosed => true;
    }
}
