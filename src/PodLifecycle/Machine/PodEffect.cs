using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a pod's machine asks of the world around it: of the container runtime, of the clock, of the API server's watchers.</summary>
/// <remarks>The set of cases is closed. The world answers with the <see cref="PodInput"/> that each case names, now or later.</remarks>
public abstract record PodEffect
{
    private PodEffect()
    {
    }

    /// <summary>Keeps the set of cases closed.</summary>
    private protected abstract bool IsClosed { get; }

    /// <summary>Mount the pod's volumes. Answers: <see cref="PodInput.VolumesMounted"/>, <see cref="PodInput.VolumesFailed"/>.</summary>
    public sealed record MountVolumes : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Make the pod's sandbox. Answers: <see cref="PodInput.SandboxCreated"/>, <see cref="PodInput.SandboxFailed"/>.</summary>
    /// <param name="Attempt">0 for the first.</param>
    public sealed record CreateSandbox(int Attempt) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Stop all sandboxes of the pod. Answer: <see cref="PodInput.SandboxStopped"/>.</summary>
    public sealed record StopSandbox : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Say whether the node has the image. Answer: <see cref="PodInput.ImageInspected"/>.</summary>
    /// <param name="Container">The container that needs it.</param>
    /// <param name="Image">The image as the pod names it.</param>
    public sealed record InspectImage(string Container, string Image) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Pull an image. Answers: <see cref="PodInput.ImagePulled"/>, <see cref="PodInput.ImagePullFailed"/>.</summary>
    /// <param name="Container">The container that needs it.</param>
    /// <param name="Image">The image as the pod names it.</param>
    public sealed record PullImage(string Container, string Image) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Make an instance of a container. Answers: <see cref="PodInput.ContainerCreated"/>, <see cref="PodInput.ContainerConfigFailed"/>, <see cref="PodInput.ContainerCreateFailed"/>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="RestartCount">How often it was started before; from 0.</param>
    public sealed record CreateContainer(string Container, int RestartCount) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Start the instance. Answers: <see cref="PodInput.ContainerStarted"/>, <see cref="PodInput.ContainerStartFailed"/>; later <see cref="PodInput.ContainerExited"/>.</summary>
    /// <param name="Container">The container.</param>
    public sealed record StartContainer(string Container) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Send the container SIGTERM, and SIGKILL when it still runs after the grace. Answer: <see cref="PodInput.ContainerExited"/>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Grace">At least 2 seconds: Kubernetes never gives a container less.</param>
    public sealed record StopContainer(string Container, TimeSpan Grace) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Run a probe once. Answer: <see cref="PodInput.ProbeAnswered"/>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Probe">Which of its probes.</param>
    public sealed record RunProbe(string Container, ProbeKind Probe) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Run a hook of a container that is starting or stopping. Answer: <see cref="PodInput.HookAnswered"/>. Hooks that only sleep are not asked for.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Hook">Which of its hooks.</param>
    public sealed record RunHook(string Container, HookKind Hook) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Look at the runtime again: the next sync needs a view of it that is newer than the last one. Answer: <see cref="PodInput.RuntimePolled"/>.</summary>
    /// <param name="NewerThan">When the last sync ended: the look must come after that.</param>
    /// <param name="Promptly">The sync went well and changed something, so a kubelet does not wait for its next regular look.</param>
    public sealed record PollRuntime(DateTimeOffset NewerThan, bool Promptly) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Let the pod be synced again after a while; replaces an earlier wish. Answer: <see cref="PodInput.SyncDue"/>.</summary>
    /// <param name="Delay">The time to wait; a real kubelet stretches it by a random factor of 1 to 1.5.</param>
    public sealed record SyncAfter(TimeSpan Delay) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Wake the pod at an instant, for a probe's beat, the end of a hook or of a grace period, or the pod's deadline; replaces an earlier wish. Answer: <see cref="PodInput.Woken"/>.</summary>
    /// <param name="At">When.</param>
    public sealed record WakeAt(DateTimeOffset At) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Record an event about the pod.</summary>
    /// <param name="Type">A word of <see cref="EventType"/>.</param>
    /// <param name="Reason">Kubernetes' word, such as <c>Started</c>.</param>
    /// <param name="Message">The text.</param>
    public sealed record EmitEvent(string Type, string Reason, string Message) : PodEffect
    {
        /// <summary>The part of the pod that is meant, such as <c>spec.containers{app}</c>; empty for the pod itself.</summary>
        public string FieldPath { get; init; } = "";

        /// <summary>The component that says it; default <c>kubelet</c>.</summary>
        public string Component { get; init; } = "kubelet";

        private protected override bool IsClosed => true;
    }

    /// <summary>The pod's object in the API has changed: what a watcher sees as MODIFIED.</summary>
    /// <param name="Pod">The object after the change.</param>
    public sealed record ObjectChanged(Pod Pod) : PodEffect
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>The pod's object is gone from the API: what a watcher sees as DELETED.</summary>
    /// <param name="Pod">The object as it was last.</param>
    public sealed record ObjectRemoved(Pod Pod) : PodEffect
    {
        private protected override bool IsClosed => true;
    }
}
