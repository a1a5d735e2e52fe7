namespace PodLifecycle;

/// <summary>The rules that write the STATUS column, in the order in which the API server applies them. Each overwrites what the ones before wrote.</summary>
public enum StatusRule
{
    /// <summary><c>status.phase</c> is the text to begin with.</summary>
    Phase,

    /// <summary><c>status.reason</c>, where there is one: <c>Evicted</c>, <c>NodeLost</c>, …</summary>
    PodReason,

    /// <summary>A condition PodScheduled has the reason <c>SchedulingGated</c>, whatever its status.</summary>
    SchedulingGated,

    /// <summary>The first unfinished init container has ended: <c>Init:</c> and its reason, signal or exit code.</summary>
    InitTerminated,

    /// <summary>The first unfinished init container waits for another reason than PodInitializing: <c>Init:</c> and the reason.</summary>
    InitWaiting,

    /// <summary>The first unfinished init container runs or has no known state: <c>Init:</c>, its position from 0, and the number of init containers in the spec.</summary>
    InitProgress,

    /// <summary>A container waits with a reason. Containers are visited from last to first, so the first one has the last word.</summary>
    ContainerWaiting,

    /// <summary>A container has ended: its reason, or <c>Signal:</c> or <c>ExitCode:</c> with the number. Visited as for <see cref="ContainerWaiting"/>.</summary>
    ContainerTerminated,

    /// <summary>The text is <c>Completed</c>, but another container runs and the pod is Ready: <c>Running</c>.</summary>
    CompletedYetReady,

    /// <summary>The text is <c>Completed</c>, but another container ended with an exit code other than 0: that one's reason. Since 1.35.</summary>
    CompletedYetFailed,

    /// <summary>The text is <c>Completed</c>, but another container runs and the pod is not Ready: <c>NotReady</c>.</summary>
    CompletedYetRunning,

    /// <summary>The pod is being deleted and <c>status.reason</c> is NodeLost: <c>Unknown</c>.</summary>
    DeletedNodeLost,

    /// <summary>The pod is being deleted: <c>Terminating</c>. Since 1.31 only while its phase is neither Failed nor Succeeded.</summary>
    Deleted,
}
