using static PodLifecycle.ContainerStopInput;
using static PodLifecycle.ContainerStopState;

namespace PodLifecycle;

internal enum ContainerStopState : byte
{
    /// <summary>The preStop hook runs.</summary>
    InHook,

    /// <summary>Waits for containers that have to end before it.</summary>
    Waiting,

    /// <summary>The process has got its stop signal.</summary>
    Signalled,

    Ended,
}

internal enum ContainerStopInput : byte
{
    /// <summary>The hook has ended, or has used up the grace period and is left to itself.</summary>
    HookOver,

    /// <summary>No other container has to end first, or the grace period is used up.</summary>
    Turn,

    /// <summary>The process has ended.</summary>
    Exit,
}

/// <summary>The stop of one container: hook, turn and stop signal share one grace period, of which each takes only its whole seconds.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Since">When it came there.</param>
/// <param name="Left">What was left of the grace period then; can be less than nothing.</param>
internal readonly record struct ContainerStop(ContainerStopState State, DateTimeOffset Since, TimeSpan Left)
{
    public static readonly TransitionTable<ContainerStopState, ContainerStopInput> Table = new(
        "container stop",
        (InHook, HookOver, Waiting),
        (Waiting, Turn, Signalled),
        (Waiting, Exit, Ended),
        (Signalled, Exit, Ended));

    /// <summary>Signalled: the time that the runtime gives the process before it ends it by force.</summary>
    public TimeSpan Timeout => GracePeriod.StopTimeout(Left);

    /// <summary>When the state ends by time: the hook is given up, the signal is sent out of turn, or the process is ended by force.</summary>
    public DateTimeOffset Due => Since + (State == Signalled ? Timeout : Left > TimeSpan.Zero ? Left : TimeSpan.Zero);

    /// <summary>Begins a stop.</summary>
    /// <param name="grace">The container's <see cref="GracePeriod"/>.</param>
    /// <param name="hasHook">Whether it has a preStop hook; without any grace period it is not run.</param>
    /// <param name="at">Now.</param>
    public static ContainerStop Begin(TimeSpan grace, bool hasHook, DateTimeOffset at) =>
        new(hasHook && GracePeriod.AllowsHook(grace) ? InHook : Waiting, at, grace);

    public ContainerStop Step(ContainerStopInput input, DateTimeOffset at) =>
        new(Table.Next(State, input), at, GracePeriod.Left(Left, at - Since));
}
