using static PodLifecycle.PodWorkerInput;
using static PodLifecycle.PodWorkerState;

namespace PodLifecycle;

/// <summary>How far a kubelet has got with a pod.</summary>
internal enum PodWorkerState
{
    /// <summary>The pod is to run.</summary>
    Syncing,

    /// <summary>Its containers are to stop; there is no way back.</summary>
    Terminating,

    /// <summary>All containers have stopped; volumes and control groups are cleaned up.</summary>
    Terminated,

    /// <summary>Nothing is left to do.</summary>
    Finished,
}

/// <summary>What can happen to a pod worker.</summary>
internal enum PodWorkerInput
{
    /// <summary>News of a pod that is to run.</summary>
    Updated,

    /// <summary>The pod has a deletion timestamp.</summary>
    Deleted,

    /// <summary>The API server shows the pod as Succeeded or Failed.</summary>
    ApiPhaseTerminal,

    /// <summary>Eviction, preemption, shutdown, or the pod has gone from the configuration.</summary>
    Killed,

    /// <summary>The configuration no longer has the pod, but the kubelet does.</summary>
    Orphaned,

    /// <summary>A pod of the same uid is created while this one is on its way out.</summary>
    CreatedAgain,

    /// <summary>Seen for the first time with a terminal phase, and nothing of it runs: it was stopped by an earlier kubelet.</summary>
    FoundStopped,

    /// <summary>A static pod that is on its way out before it was begun.</summary>
    RefusedStart,

    /// <summary>A sync ended, well or not.</summary>
    Synced,

    /// <summary>A sync ended and found the pod at its end.</summary>
    SyncReportedTerminal,

    TerminatingSucceeded,

    TerminatingFailed,

    /// <summary>A pod that only the runtime knew has been stopped.</summary>
    RuntimePodStopped,

    TerminatedSucceeded,

    TerminatedFailed,
}

/// <summary>The transitions of a pod worker. They lead only forward.</summary>
internal static class PodWorker
{
    public static TransitionTable<PodWorkerState, PodWorkerInput> Table { get; } = new(
        "pod worker",
        (Syncing, Updated, Syncing),
        (Syncing, Deleted, Terminating),
        (Syncing, ApiPhaseTerminal, Terminating),
        (Syncing, Killed, Terminating),
        (Syncing, Orphaned, Terminating),
        (Syncing, FoundStopped, Terminated),
        (Syncing, Synced, Syncing),
        (Syncing, SyncReportedTerminal, Terminating),

        (Terminating, Updated, Terminating),
        (Terminating, Deleted, Terminating),
        (Terminating, ApiPhaseTerminal, Terminating),
        (Terminating, Killed, Terminating),
        (Terminating, Orphaned, Terminating),
        (Terminating, CreatedAgain, Terminating),
        (Terminating, RefusedStart, Finished),
        (Terminating, Synced, Terminating),
        (Terminating, SyncReportedTerminal, Terminating),
        (Terminating, TerminatingSucceeded, Terminated),
        (Terminating, TerminatingFailed, Terminating),
        (Terminating, RuntimePodStopped, Finished),

        (Terminated, Updated, Terminated),
        (Terminated, Deleted, Terminated),
        (Terminated, ApiPhaseTerminal, Terminated),
        (Terminated, Killed, Terminated),
        (Terminated, Orphaned, Terminated),
        (Terminated, CreatedAgain, Terminated),
        (Terminated, RefusedStart, Finished),
        (Terminated, TerminatedSucceeded, Finished),
        (Terminated, TerminatedFailed, Terminated),

        (Finished, Updated, Finished),
        (Finished, Deleted, Finished),
        (Finished, ApiPhaseTerminal, Finished),
        (Finished, Killed, Finished),
        (Finished, Orphaned, Finished),
        (Finished, CreatedAgain, Finished));
}
