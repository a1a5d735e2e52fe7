namespace PodLifecycle;

internal enum PodWorkerState
{
    Syncing,
    Terminating,
    Terminated,
    Finished,
}

internal enum PodWorkerInput
{
    Deleted,
    SyncReportedTerminal,
    TerminatingSucceeded,
    TerminatedSucceeded,
}

internal static class PodWorker
{
    public static readonly TransitionTable<PodWorkerState, PodWorkerInput> Table = new(
        "pod worker",
        (PodWorkerState.Syncing, PodWorkerInput.Deleted, PodWorkerState.Terminating),
        (PodWorkerState.Syncing, PodWorkerInput.SyncReportedTerminal, PodWorkerState.Terminating),
        (PodWorkerState.Terminating, PodWorkerInput.Deleted, PodWorkerState.Terminating),
        (PodWorkerState.Terminating, PodWorkerInput.TerminatingSucceeded, PodWorkerState.Terminated),
        (PodWorkerState.Terminated, PodWorkerInput.Deleted, PodWorkerState.Terminated),
        (PodWorkerState.Terminated, PodWorkerInput.TerminatedSucceeded, PodWorkerState.Finished),
        (PodWorkerState.Finished, PodWorkerInput.Deleted, PodWorkerState.Finished));
}
