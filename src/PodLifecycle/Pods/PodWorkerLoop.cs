using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// One pod's worker: what a kubelet means to do with the pod, and the one call it is carrying out. Messages that arrive meanwhile are
/// merged into one. Its transitions are in <see cref="PodWorker"/>.
/// </summary>
internal readonly record struct PodWorkerLoop
{
    public PodWorkerLoop()
    {
    }

    public static PodWorkerLoop New { get; } = new();

    public PodWorkerState State { get; init; }

    /// <summary>The pod left because it was deleted, and not for another reason.</summary>
    public bool IsDeleted { get; init; }

    public bool IsEvicted { get; init; }

    /// <summary>It has made a call for the pod.</summary>
    public bool HasStarted { get; init; }

    /// <summary>It has begun to stop containers.</summary>
    public bool HasStartedTerminating { get; init; }

    /// <summary>A pod of the same uid waits for this one to be forgotten.</summary>
    public bool RestartRequested { get; init; }

    /// <summary>The runtime showed it although no configuration had it.</summary>
    public bool WasSeenInRuntime { get; init; }

    /// <summary>The time its containers get to stop; zero until it is decided. It can only shrink.</summary>
    public TimeSpan GracePeriod { get; init; }

    /// <summary>What is to be done next; only the newest message is kept.</summary>
    public PodWorkerUpdate? Pending { get; init; }

    /// <summary>What was last begun; repeated when there is nothing newer.</summary>
    public PodWorkerUpdate? Active { get; init; }

    public PodWorkerCall? Call { get; init; }

    /// <summary>Those who wait until the containers have stopped.</summary>
    public ValueList<KillRequest> Waiting { get; init; } = ValueList<KillRequest>.Empty;

    /// <summary>What the status is to say while the containers stop: the last that was asked for.</summary>
    public StatusOverride? Override { get; init; }

    public bool IsTerminationRequested => State != PodWorkerState.Syncing;

    public bool IsTerminated => State is PodWorkerState.Terminated or PodWorkerState.Finished;

    public bool IsWorking => Pending is not null || Call is not null;

    /// <summary>Until then the end of the pod is not written to the API server.</summary>
    public bool CouldHaveRunningContainers => !IsTerminated;

    /// <summary>What the pod left on the node, such as its volumes, may be removed.</summary>
    public bool ContentMayBeRemoved => IsEvicted || (IsDeleted && IsTerminated);

    /// <summary>Takes a message in. The call in progress is to be cancelled when <c>Cancels</c>; <c>Completed</c> need not wait any longer.</summary>
    /// <remarks>A new worker is told whether the runtime has containers of the pod that still run.</remarks>
    public (PodWorkerLoop Worker, bool Cancels, KillRequest? Completed) Take(PodWorkerUpdate update, bool hasRunningContainers)
    {
        // Another pod of the same uid has to wait until this one is forgotten.
        if (IsTerminationRequested && update.Type == PodUpdateType.Create)
            return (Step(PodWorkerInput.CreatedAgain) with { RestartRequested = true }, false, null);

        bool isOrphan = update.Pod is null;
        PodWorkerLoop worker = this;
        if (IsNew && update.Pod is { } first && PodPhaseRules.IsTerminal(first.Status.Phase) && !hasRunningContainers)
            worker = Step(PodWorkerInput.FoundStopped) with { HasStartedTerminating = true };

        if (isOrphan)
        {
            // What is known of it is better than what the runtime tells.
            update = update with { Pod = worker.Pending?.Pod ?? worker.Active?.Pod };
            worker = worker with { WasSeenInRuntime = true };
        }

        PodWorkerInput input = Classify(update, isOrphan);
        PodWorkerLoop next = worker.Step(input);
        if (next.State == PodWorkerState.Finished)
            return (next, false, null);

        bool becameTerminating = !worker.IsTerminationRequested && next.IsTerminationRequested;
        if (becameTerminating)
        {
            next = next with
            {
                IsDeleted = input is PodWorkerInput.Deleted or PodWorkerInput.Orphaned,
                IsEvicted = input == PodWorkerInput.Killed && update.Kill is { Evicts: true },
            };
        }

        if (next.State == PodWorkerState.Terminated)
            return isOrphan ? (next, false, null) : (next with { Pending = update with { Kill = null } }, false, update.Kill);
        if (next.State == PodWorkerState.Syncing)
            return (next with { Pending = update with { Kill = null } }, false, update.Kill);

        (TimeSpan period, bool isShortened) = EffectivePeriod(next.GracePeriod, update.Pod, update.Kill);
        next = next with
        {
            Waiting = update.Kill is null ? next.Waiting : next.Waiting.Add(update.Kill),
            Override = update.Kill?.Override ?? next.Override,
            GracePeriod = period,
            Pending = update with { GracePeriod = period },
        };
        return (next, becameTerminating || isShortened, null);
    }

    /// <summary>Begins the next call, unless one is in progress or there is nothing to do.</summary>
    public PodWorkerLoop Begin()
    {
        if (Call is not null || Pending is not { } update)
            return this;

        bool isRuntimePod = update.Pod is null;
        if (!HasStarted && !isRuntimePod && IsTerminationRequested && PodKind.IsStatic(update.Pod!))
            return Step(PodWorkerInput.RefusedStart) with { Pending = null };

        bool terminates = State == PodWorkerState.Terminating;
        return this with
        {
            HasStarted = HasStarted || !isRuntimePod,
            HasStartedTerminating = HasStartedTerminating || terminates,
            Active = update with { GracePeriod = update.GracePeriod ?? Active?.GracePeriod },
            Pending = null,
            Call = new PodWorkerCall
            {
                State = State,
                UpdateType = update.Type,
                Pod = update.Pod,
                GracePeriod = terminates ? update.GracePeriod : null,
                Override = terminates ? Override : null,
            },
        };
    }

    /// <summary>
    /// Takes the outcome of the call in. Those in <c>Completed</c> need not wait any longer. A worker that ends a pod which only the
    /// runtime knew is finished at once and is to be forgotten: no configuration will ever ask for it.
    /// </summary>
    public (PodWorkerLoop Worker, PodRequeue Requeue, ValueList<KillRequest> Completed) End(PodWorkerOutcome outcome)
    {
        PodWorkerCall call = Call ?? throw new InvalidOperationException("pod worker: no call is in progress that could end");
        PodWorkerInput input = Classify(call, outcome);
        PodWorkerLoop next = Step(input) with { Call = null };
        ValueList<KillRequest> completed = ValueList<KillRequest>.Empty;
        PodRequeue requeue = outcome switch
        {
            PodWorkerOutcome.Failed => PodRequeue.BackOff,
            PodWorkerOutcome.NetworkNotReady => PodRequeue.Network,
            _ => PodRequeue.Resync,
        };
        switch (input)
        {
            case PodWorkerInput.SyncReportedTerminal:
                next = next.Repeated() with { HasStartedTerminating = true };
                requeue = PodRequeue.Immediately;
                break;
            case PodWorkerInput.TerminatingSucceeded:
                completed = Waiting;
                next = next.Repeated() with { Waiting = ValueList<KillRequest>.Empty, Override = null };
                requeue = PodRequeue.Immediately;
                break;
            case PodWorkerInput.TerminatedSucceeded or PodWorkerInput.RuntimePodStopped:
                next = next with { Pending = null };
                requeue = PodRequeue.None;
                break;
        }

        return (next, requeue, completed);
    }

    /// <summary>
    /// Housekeeping: whether the configuration still has the pod. Null when the worker is forgotten, so that a pod of the same uid
    /// starts afresh.
    /// </summary>
    public PodWorkerLoop? Housekeep(bool isDesired)
    {
        if (isDesired && !RestartRequested)
            return this;
        if (State == PodWorkerState.Finished)
            return null;
        if (isDesired)
            return this;
        if (!HasStarted && !WasSeenInRuntime)
            return null;

        PodWorkerLoop next = Step(PodWorkerInput.Orphaned) with { IsDeleted = true };
        if (!IsTerminationRequested)
            next = next with { GracePeriod = EffectivePeriod(GracePeriod, Active?.Pod, kill: null).Period };
        return next.Repeated();
    }

    private bool IsNew => State == PodWorkerState.Syncing && Pending is null && Active is null;

    private static PodWorkerInput Classify(PodWorkerCall call, PodWorkerOutcome outcome)
    {
        bool failed = outcome is PodWorkerOutcome.Failed or PodWorkerOutcome.NetworkNotReady;
        return call.State switch
        {
            PodWorkerState.Syncing => outcome == PodWorkerOutcome.Terminal ? PodWorkerInput.SyncReportedTerminal : PodWorkerInput.Synced,
            PodWorkerState.Terminating when failed => PodWorkerInput.TerminatingFailed,
            PodWorkerState.Terminating => call.Pod is null ? PodWorkerInput.RuntimePodStopped : PodWorkerInput.TerminatingSucceeded,
            _ => failed ? PodWorkerInput.TerminatedFailed : PodWorkerInput.TerminatedSucceeded,
        };
    }

    /// <summary>The reasons for an end, in the order in which they count.</summary>
    private static PodWorkerInput Classify(PodWorkerUpdate update, bool isOrphan)
    {
        if (isOrphan)
            return PodWorkerInput.Orphaned;
        if (update.Pod!.Metadata.DeletionTimestamp is not null)
            return PodWorkerInput.Deleted;
        if (PodPhaseRules.IsTerminal(update.Pod.Status.Phase))
            return PodWorkerInput.ApiPhaseTerminal;
        return update.Type == PodUpdateType.Kill ? PodWorkerInput.Killed : PodWorkerInput.Updated;
    }

    private static (TimeSpan Period, bool IsShortened) EffectivePeriod(TimeSpan current, Pod? pod, KillRequest? kill) => EffectiveGracePeriod.Of(
        current,
        Seconds(pod?.Metadata.DeletionGracePeriodSeconds),
        kill?.GracePeriod,
        Seconds(pod?.Spec.TerminationGracePeriodSeconds));

    private static TimeSpan? Seconds(long? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;

    private PodWorkerLoop Step(PodWorkerInput input) => this with { State = PodWorker.Table.Next(State, input) };

    /// <summary>The worker with the last message to do again, unless a newer one waits.</summary>
    private PodWorkerLoop Repeated() => Pending is null && Active is not null ? this with { Pending = Active } : this;
}
