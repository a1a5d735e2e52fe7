using static PodLifecycle.ImageBackOffInput;
using static PodLifecycle.ImageBackOffState;

namespace PodLifecycle;

internal enum ImageBackOffState : byte
{
    /// <summary>Nothing is remembered.</summary>
    Idle,

    /// <summary>A pull failed: none is tried until the wait is over.</summary>
    Waiting,

    /// <summary>The wait is over and a pull was let through; how it ended does not matter, the ladder is remembered.</summary>
    Passed,
}

internal enum ImageBackOffInput : byte
{
    /// <summary>A pull failed.</summary>
    PullFailed,

    /// <summary>A pull failed, and the last failure is so long ago that the ladder starts over.</summary>
    PullFailedAfterReset,

    /// <summary>A pull is asked for before the wait is over.</summary>
    PullTooEarly,

    /// <summary>A pull is asked for in time.</summary>
    Pull,

    /// <summary>A pull of some image succeeded, and the last failure of this one is long ago.</summary>
    Aged,
}

/// <summary>
/// The pull back-off of one image of one pod, shared by its containers: how long the next try waits after a failed one. A success
/// does not take it away; only time does.
/// </summary>
/// <param name="State">Where it stands; the default value is Idle.</param>
/// <param name="Delay">Not Idle: the time from a failure to the next try.</param>
/// <param name="LastFailure">Not Idle: when the last try had failed.</param>
internal readonly record struct ImageBackOff(ImageBackOffState State, TimeSpan Delay, DateTimeOffset LastFailure)
{
    public static readonly TransitionTable<ImageBackOffState, ImageBackOffInput> Table = new(
        "image pull back-off",
        (Idle, PullFailed, Waiting),
        (Idle, Pull, Idle),
        (Waiting, PullFailed, Waiting),
        (Waiting, PullFailedAfterReset, Waiting),
        (Waiting, PullTooEarly, Waiting),
        (Waiting, Pull, Passed),
        (Waiting, Aged, Idle),
        (Passed, PullFailed, Waiting),
        (Passed, PullFailedAfterReset, Waiting),
        (Passed, Pull, Passed),
        (Passed, Aged, Idle));

    /// <summary>Asks for a pull: refused as long as the last failure is too recent.</summary>
    public static PullPermission Ask(ImageBackOff backOff, DateTimeOffset at, BackOffLadder ladder)
    {
        bool tooEarly = backOff.State != Idle && !ladder.IsForgotten(backOff.LastFailure, at) && at - backOff.LastFailure < backOff.Delay;
        ImageBackOffState next = Table.Next(backOff.State, tooEarly ? PullTooEarly : Pull);
        return new(backOff with { State = next }, tooEarly ? backOff.LastFailure + backOff.Delay : null);
    }

    /// <summary>A pull has failed at the instant: the next one has to wait, longer than the last time.</summary>
    public static ImageBackOff Failed(ImageBackOff backOff, DateTimeOffset at, BackOffLadder ladder)
    {
        bool reset = backOff.State != Idle && ladder.IsForgotten(backOff.LastFailure, at);
        ImageBackOffState next = Table.Next(backOff.State, reset ? PullFailedAfterReset : PullFailed);
        return new(next, reset || backOff.State == Idle ? ladder.Initial : ladder.Next(backOff.Delay), at);
    }

    /// <summary>Forgets a back-off whose last failure is long ago: a kubelet does so after each pull that succeeds.</summary>
    public static ImageBackOff Housekeep(ImageBackOff backOff, DateTimeOffset at, BackOffLadder ladder)
    {
        if (backOff.State == Idle || !ladder.IsForgotten(backOff.LastFailure, at))
            return backOff;

        return new(Table.Next(backOff.State, Aged), default, default);
    }
}

/// <summary>The answer to a pull that was asked for.</summary>
/// <param name="BackOff">What to remember of the image now.</param>
/// <param name="Until">When the pull will be allowed; null when it is allowed now.</param>
internal readonly record struct PullPermission(ImageBackOff BackOff, DateTimeOffset? Until)
{
    public bool IsAllowed => Until is null;
}

/// <summary>What an image pull back-off belongs to: the image as the pod's spec writes it.</summary>
internal readonly record struct ImageBackOffKey(string PodUid, string Image);
