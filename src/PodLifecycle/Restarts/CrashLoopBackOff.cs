using PodLifecycle.Api;
using static PodLifecycle.CrashLoopBackOffInput;
using static PodLifecycle.CrashLoopBackOffState;

namespace PodLifecycle;

internal enum CrashLoopBackOffState : byte
{
    /// <summary>Nothing is remembered: the next restart comes at once.</summary>
    Idle,

    /// <summary>A restart was allowed: the one after it has to wait.</summary>
    Armed,

    /// <summary>A restart was refused: the container shows CrashLoopBackOff.</summary>
    Waiting,
}

internal enum CrashLoopBackOffInput : byte
{
    /// <summary>A start is asked for and no ended instance is known: nothing is counted.</summary>
    FirstStart,

    /// <summary>A restart is asked for before the wait since the last end is over.</summary>
    RestartTooEarly,

    /// <summary>A restart is asked for in time.</summary>
    Restart,

    /// <summary>A restart is asked for, and the last instance lived so long that the ladder starts over.</summary>
    RestartAfterReset,

    /// <summary>The housekeeping finds that the last restart is long ago.</summary>
    Aged,
}

/// <summary>
/// The crash-loop back-off of one container: how long its next restart has to wait. Only restarts climb the ladder, only time takes
/// it away; neither the exit code nor a container that becomes ready matters.
/// </summary>
/// <param name="State">Where it stands; the default value is Idle.</param>
/// <param name="Delay">Armed or Waiting: the time from an end to the next start.</param>
/// <param name="LastRestart">Armed or Waiting: when a restart was last allowed.</param>
internal readonly record struct CrashLoopBackOff(CrashLoopBackOffState State, TimeSpan Delay, DateTimeOffset LastRestart)
{
    public static readonly TransitionTable<CrashLoopBackOffState, CrashLoopBackOffInput> Table = new(
        "crash-loop back-off",
        (Idle, FirstStart, Idle),
        (Idle, Restart, Armed),
        (Armed, FirstStart, Armed),
        (Armed, RestartTooEarly, Waiting),
        (Armed, Restart, Armed),
        (Armed, RestartAfterReset, Armed),
        (Armed, Aged, Idle),
        (Waiting, FirstStart, Armed),
        (Waiting, RestartTooEarly, Waiting),
        (Waiting, Restart, Armed),
        (Waiting, RestartAfterReset, Armed),
        (Waiting, Aged, Idle));

    /// <summary>Asks for a start of the container: refused as long as it has to wait.</summary>
    /// <param name="backOff">What is remembered of the container.</param>
    /// <param name="lastFinishedAt">When its newest exited instance ended, as the kubelet saw it; null when there is none.</param>
    /// <param name="at">Now.</param>
    /// <param name="ladder">The waits.</param>
    public static StartPermission Ask(CrashLoopBackOff backOff, DateTimeOffset? lastFinishedAt, DateTimeOffset at, BackOffLadder ladder)
    {
        CrashLoopBackOffInput input = Classify(backOff, lastFinishedAt, at, ladder);
        CrashLoopBackOffState next = Table.Next(backOff.State, input);
        return input switch
        {
            RestartTooEarly => new(backOff with { State = next }, lastFinishedAt + backOff.Delay),
            Restart when backOff.State != Idle => new(new(next, ladder.Next(backOff.Delay), at), null),
            Restart or RestartAfterReset => new(new(next, ladder.Initial, at), null),
            _ => new(backOff with { State = next }, null),
        };
    }

    /// <summary>Forgets a back-off whose last restart is long ago. It looks at now, so a wait may end before its time.</summary>
    public static CrashLoopBackOff Housekeep(CrashLoopBackOff backOff, DateTimeOffset at, BackOffLadder ladder)
    {
        if (backOff.State == Idle || !ladder.IsForgotten(backOff.LastRestart, at))
            return backOff;

        return new(Table.Next(backOff.State, Aged), default, default);
    }

    private static CrashLoopBackOffInput Classify(CrashLoopBackOff backOff, DateTimeOffset? lastFinishedAt, DateTimeOffset at, BackOffLadder ladder)
    {
        if (lastFinishedAt is not { } finished)
            return FirstStart;
        if (backOff.State == Idle)
            return Restart;
        if (ladder.IsForgotten(backOff.LastRestart, finished))
            return RestartAfterReset;
        return at - finished < backOff.Delay ? RestartTooEarly : Restart;
    }
}

/// <summary>The answer to a start that was asked for.</summary>
/// <param name="BackOff">What to remember of the container now.</param>
/// <param name="Until">When the start will be allowed; null when it is allowed now.</param>
internal readonly record struct StartPermission(CrashLoopBackOff BackOff, DateTimeOffset? Until)
{
    public bool IsAllowed => Until is null;
}

/// <summary>
/// What a crash-loop back-off belongs to. A changed image or changed resources make it another one; the old one is found again when
/// the change is taken back.
/// </summary>
internal readonly record struct CrashLoopBackOffKey(string PodUid, string Container, string Image, ResourceRequirements Resources);
