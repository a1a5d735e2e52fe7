using static PodLifecycle.ProbeWorkerInput;
using static PodLifecycle.ProbeWorkerState;

namespace PodLifecycle;

internal enum ProbeWorkerState : byte
{
    /// <summary>No instance of the container is known yet.</summary>
    Inactive,

    /// <summary>An instance is known, but it does not run, is too young, or the startup probe says that it is not its turn.</summary>
    Delayed,

    /// <summary>The instance is probed at each tick; none is under way.</summary>
    Counting,

    /// <summary>A probe is under way.</summary>
    Probing,

    /// <summary>The verdict on this instance is final: nothing is done until there is another instance.</summary>
    OnHold,

    /// <summary>Told to stop while a probe is under way: its answer still counts.</summary>
    Leaving,

    Done,
}

internal enum ProbeWorkerInput : byte
{
    /// <summary>The kubelet has no status of the pod, or no id of the container.</summary>
    NothingKnown,

    /// <summary>The phase is Failed or Succeeded.</summary>
    PodEnded,

    /// <summary>The container id is another one than before; a second input of the same tick follows.</summary>
    NewInstance,

    /// <summary>The instance waits, or it has ended and another one will come.</summary>
    NotRunning,

    /// <summary>The instance has ended and no other one will come.</summary>
    Ended,

    /// <summary>The pod was already being deleted when the worker was made.</summary>
    Deleting,

    /// <summary>The initial delay is not over, or the startup probe has not passed, or has already.</summary>
    NotYet,

    /// <summary>Time to probe.</summary>
    Due,

    /// <summary>The attempt gave no answer; there is another one.</summary>
    Retry,

    /// <summary>No attempt gave an answer: it counts for nothing.</summary>
    Discarded,

    /// <summary>The answer is counted; there are not enough of its kind in a row.</summary>
    Counted,

    /// <summary>There are enough in a row.</summary>
    Published,

    /// <summary>There are enough in a row, and the verdict is final.</summary>
    Settled,

    /// <summary>The kubelet has no use for the worker any more.</summary>
    Stop,
}

/// <summary>
/// The worker that runs one probe of one container over all of the container's instances, and all that it remembers. The run of
/// equal answers outlives an instance: only going on hold sets it back.
/// </summary>
internal readonly record struct ProbeWorker
{
    public static readonly TransitionTable<ProbeWorkerState, ProbeWorkerInput> Table = new(
        "probe worker",
        (Inactive, NothingKnown, Inactive),
        (Inactive, PodEnded, Done),
        (Inactive, NewInstance, Delayed),
        (Inactive, Stop, Done),
        (Delayed, NothingKnown, Delayed),
        (Delayed, PodEnded, Done),
        (Delayed, NewInstance, Delayed),
        (Delayed, NotRunning, Delayed),
        (Delayed, Ended, Done),
        (Delayed, Deleting, Done),
        (Delayed, NotYet, Delayed),
        (Delayed, Due, Probing),
        (Delayed, Stop, Done),
        (Counting, NothingKnown, Counting),
        (Counting, PodEnded, Done),
        (Counting, NewInstance, Delayed),
        (Counting, NotRunning, Delayed),
        (Counting, Ended, Done),
        (Counting, NotYet, Delayed),
        (Counting, Due, Probing),
        (Counting, Stop, Done),
        (Probing, Retry, Probing),
        (Probing, Discarded, Counting),
        (Probing, Counted, Counting),
        (Probing, Published, Counting),
        (Probing, Settled, OnHold),
        (Probing, Stop, Leaving),
        (OnHold, NothingKnown, OnHold),
        (OnHold, PodEnded, Done),
        (OnHold, NewInstance, Delayed),
        (OnHold, NotRunning, OnHold),
        (OnHold, Ended, OnHold),
        (OnHold, NotYet, OnHold),
        (OnHold, Due, OnHold),
        (OnHold, Stop, Done),
        (Leaving, Retry, Leaving),
        (Leaving, Discarded, Done),
        (Leaving, Counted, Done),
        (Leaving, Published, Done),
        (Leaving, Settled, Done),
        (Leaving, Stop, Leaving));

    /// <summary>How often a probe without an answer is tried in one tick, back to back, each with the full timeout.</summary>
    public const int Attempts = 3;

    /// <summary>A worker that has not seen anything yet.</summary>
    public static readonly ProbeWorker New = new() { LastResult = ProbeResult.Success };

    public ProbeWorkerState State { get; private init; }

    /// <summary>The instance that it looks at; null before the first one.</summary>
    public string? ContainerId { get; private init; }

    /// <summary>The last answer that counted.</summary>
    public ProbeResult LastResult { get; private init; }

    /// <summary>How many answers in a row were <see cref="LastResult"/>.</summary>
    public int ResultRun { get; private init; }

    /// <summary>Probing or Leaving: how many attempts of this tick have given no answer.</summary>
    public int FailedAttempts { get; private init; }

    /// <summary>One tick of the clock, or a manual trigger: looks at the container and says whether to probe.</summary>
    /// <param name="settings">What the worker was made with.</param>
    /// <param name="seen">What the kubelet's own status says of the container now.</param>
    /// <param name="at">Now.</param>
    public ProbeWorkerStep Tick(ProbeWorkerSettings settings, in ProbedContainer seen, DateTimeOffset at)
    {
        ProbeWorkerInput input = seen.PodEnded ? PodEnded : seen.ContainerId is null ? NothingKnown : NewInstance;
        if (input != NewInstance)
            return new(this with { State = Table.Next(State, input) });

        bool isNew = seen.ContainerId != ContainerId;
        ProbeWorker worker = isNew ? this with { State = Table.Next(State, NewInstance), ContainerId = seen.ContainerId } : this;
        input = Classify(settings, seen, at);
        bool counts = worker.State != OnHold;
        return new(worker with { State = Table.Next(worker.State, input) })
        {
            Forgotten = isNew ? ContainerId : null,
            Seed = isNew && settings.SeedsSuccess(seen) ? ProbeResult.Success : null,
            Initial = isNew && !settings.IsFromBefore(seen) ? settings.InitialResult : null,
            Published = input switch
            {
                NotRunning or Ended when counts => ProbeResult.Failure,
                Deleting when counts => ProbeResult.Success,
                _ => null,
            },
            RunsProbe = input == Due && counts,
        };
    }

    /// <summary>An attempt's answer to the probe that is under way.</summary>
    /// <param name="settings">What the worker was made with.</param>
    /// <param name="answer">How the attempt was judged.</param>
    public ProbeWorkerStep Answer(ProbeWorkerSettings settings, ProbeAnswer answer)
    {
        if (answer is ProbeAnswer.Error or ProbeAnswer.Crash)
        {
            bool again = answer == ProbeAnswer.Error && FailedAttempts + 1 < Attempts;
            ProbeWorkerState next = Table.Next(State, again ? Retry : Discarded);
            return new(this with { State = next, FailedAttempts = again ? FailedAttempts + 1 : 0 }) { RunsProbe = again };
        }

        ProbeResult result = answer is ProbeAnswer.Success or ProbeAnswer.Warning ? ProbeResult.Success : ProbeResult.Failure;
        int run = result == LastResult ? ResultRun + 1 : 1;
        ProbeWorkerInput input =
            run < settings.Threshold(result) ? Counted
            : settings.IsFinal(result) ? Settled
            : Published;
        var worker = this with
        {
            State = Table.Next(State, input),
            LastResult = result,
            ResultRun = input == Settled ? 0 : run,
            FailedAttempts = 0,
        };
        return new(worker) { Published = input == Counted ? null : result };
    }

    /// <summary>The worker is not needed any more: it ends now, or when the probe that is under way returns.</summary>
    public ProbeWorkerStep StopNow() => new(this with { State = Table.Next(State, Stop) });

    private static ProbeWorkerInput Classify(ProbeWorkerSettings settings, in ProbedContainer seen, DateTimeOffset at)
    {
        if (!seen.IsRunning)
            return seen.WillRun ? NotRunning : Ended;
        if (settings.PodWasDeleting && settings.Kind != ProbeKind.Readiness)
            return Deleting;


        // Kubernetes counts the age in whole seconds, cut towards zero.
        bool isTooYoung = (at - seen.StartedAt.GetValueOrDefault()).Ticks / TimeSpan.TicksPerSecond < settings.InitialDelaySeconds;
        bool isItsTurn = seen.Started != (settings.Kind == ProbeKind.Startup);
        return isTooYoung || !isItsTurn ? NotYet : Due;
    }
}
