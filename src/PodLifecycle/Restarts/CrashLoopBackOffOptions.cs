using System.Globalization;

namespace PodLifecycle;

/// <summary>What a node's kubelet configuration and feature gates make of the crash-loop back-off.</summary>
internal sealed record CrashLoopBackOffOptions
{
    private static readonly TimeSpan LowestMaximum = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HighestMaximum = BackOffLadder.Default.Maximum;
    private static readonly TimeSpan ReducedInitial = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReducedMaximum = TimeSpan.FromSeconds(60);

    /// <summary>The gates and limits of a kubelet that nobody configured.</summary>
    public static CrashLoopBackOffOptions Default { get; } = new();

    /// <summary>The gate KubeletCrashLoopBackOffMax, on by default since 1.35: <see cref="MaxContainerRestartPeriod"/> counts.</summary>
    public bool KubeletCrashLoopBackOffMax { get; init; } = true;

    /// <summary>The gate ReduceDefaultCrashLoopBackOffDecay, off by default: the ladder begins at 1 s.</summary>
    public bool ReduceDefaultCrashLoopBackOffDecay { get; init; }

    /// <summary>The kubelet's <c>crashLoopBackOff.maxContainerRestartPeriod</c>, from 1 s to 5 min, which is the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is shorter or longer.</exception>
    public TimeSpan MaxContainerRestartPeriod
    {
        get;
        init => field = value >= LowestMaximum && value <= HighestMaximum ? value : throw new ArgumentOutOfRangeException(nameof(value), OutOfRange(value));
    }
        = HighestMaximum;

    /// <summary>The ladder that follows from the options.</summary>
    public BackOffLadder Ladder
    {
        get
        {
            BackOffLadder ladder = ReduceDefaultCrashLoopBackOffDecay
                ? BackOffLadder.Default with { Initial = ReducedInitial, Maximum = ReducedMaximum }
                : BackOffLadder.Default;
            if (!KubeletCrashLoopBackOffMax)
                return ladder;

            // The configured maximum beats that of the other gate even where nobody set it.
            TimeSpan initial = MaxContainerRestartPeriod < ladder.Initial ? MaxContainerRestartPeriod : ladder.Initial;
            return ladder with { Initial = initial, Maximum = MaxContainerRestartPeriod };
        }
    }

    private static string OutOfRange(TimeSpan period) => string.Create(
        CultureInfo.InvariantCulture,
        $"invalid configuration: CrashLoopBackOff.MaxContainerRestartPeriod (got: {period.TotalSeconds} seconds) must be set between 1s and 300s");
}
