using static PodLifecycle.HookInput;
using static PodLifecycle.HookState;

namespace PodLifecycle;

internal enum HookState : byte
{
    /// <summary>Not begun; a hook that nobody runs stays so.</summary>
    Idle,
    Running,
    Done,
    Failed,
}

internal enum HookInput : byte
{
    Begin,
    Succeed,

    /// <summary>It failed, or cannot be run at all.</summary>
    Fail,
}

/// <summary>
/// One run of a lifecycle hook. Nothing limits its time: who waits for it may go on without it, and it still fails or succeeds later.
/// It is never repeated.
/// </summary>
/// <param name="State">Where it stands; the default value is Idle.</param>
/// <param name="Until">Running a sleep: when it ends. Else null: the world answers.</param>
internal readonly record struct HookRun(HookState State, DateTimeOffset? Until)
{
    public static readonly TransitionTable<HookState, HookInput> Table = new(
        "hook",
        (Idle, Begin, Running),
        (Running, Succeed, Done),
        (Running, Fail, Failed));

    public bool IsOver => State is Done or Failed;

    /// <summary>Begins a hook. A sleep of no length and an action that is impossible are over at once; a command and a request go out to the world.</summary>
    /// <param name="action">What it does.</param>
    /// <param name="at">Now.</param>
    public HookRun Start(HookAction action, DateTimeOffset at)
    {
        var running = new HookRun(Table.Next(State, Begin), null);
        return action switch
        {
            HookAction.Invalid or HookAction.BadHttpGet => running.End(failed: true),
            HookAction.Sleep { Seconds: <= 0 } => running.End(failed: false),
            HookAction.Sleep sleep => running with { Until = at.AddSeconds(sleep.Seconds) },
            _ => running,
        };
    }

    /// <summary>The hook ends: the world has answered, the sleep is over, or the container has ended before the sleep (a failure).</summary>
    public HookRun End(bool failed) => new(Table.Next(State, failed ? Fail : Succeed), null);
}
