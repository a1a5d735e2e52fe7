using PodLifecycle.Api;

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

    /// <summary>The scheduler has found no node that takes the pod; it will try again.</summary>
    /// <param name="Message">Why, node by node, as condition and event tell it.</param>
    public sealed record SchedulingFailed(string Message) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Somebody has the API evict the pod, as <c>kubectl drain</c> does, and no budget forbids it: the pod says so and is deleted.</summary>
    /// <param name="GracePeriodSeconds">Seconds; null takes <c>spec.terminationGracePeriodSeconds</c>.</param>
    public sealed record EvictionRequested(long? GracePeriodSeconds = null) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Somebody has changed the pod's object through the API: its metadata, its spec as far as that may change, or its status.</summary>
    /// <param name="Pod">The object as it is stored now. Containers may not come or go, but for ephemeral ones that are added.</param>
    public sealed record ObjectUpdated(Pod Pod) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.MountVolumes"/>: the kubelet has waited long enough. It tries again with the next sync.</summary>
    /// <param name="Error">Why, as the event tells it.</param>
    public sealed record VolumesFailed(string Error) : PodInput
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

    /// <summary>Answer to <see cref="PodEffect.CreateContainer"/>: its configuration cannot be made, such as when a ConfigMap is missing.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Error">The kubelet's text.</param>
    public sealed record ContainerConfigFailed(string Container, string Error) : PodInput
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

    /// <summary>Answer to <see cref="PodEffect.RunHook"/>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Failure">How the hook failed; null when it succeeded.</param>
    public sealed record HookAnswered(string Container, HookFailure? Failure) : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.PollRuntime"/>: the kubelet has looked at the runtime again. It may also come unasked.</summary>
    public sealed record RuntimePolled : PodInput
    {
        /// <summary>Whether the runtime was another than at the last look, so that the pod must be synced; default true.</summary>
        public bool SawChanges { get; init; } = true;

        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.SyncAfter"/>: the wait is over, and the kubelet has looked at the runtime since.</summary>
    public sealed record SyncDue : PodInput
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Answer to <see cref="PodEffect.WakeAt"/>: the instant has come.</summary>
    public sealed record Woken : PodInput
    {
        private protected override bool IsClosed => true;
    }
}
