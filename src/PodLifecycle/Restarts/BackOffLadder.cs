namespace PodLifecycle;

/// <summary>The steps of a back-off: each wait is twice the one before, up to a maximum.</summary>
/// <param name="Initial">The first wait.</param>
/// <param name="Maximum">The longest wait.</param>
/// <param name="ResetAfter">What is older than this is forgotten: strictly more, not exactly this.</param>
internal readonly record struct BackOffLadder(TimeSpan Initial, TimeSpan Maximum, TimeSpan ResetAfter)
{
    /// <summary>The ladder of image pulls, and of crash loops unless the node is configured otherwise: 10 s, 20 s, 40 s … 5 min.</summary>
    public static BackOffLadder Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(600));

    /// <summary>The wait after this one.</summary>
    public TimeSpan Next(TimeSpan wait) => wait * 2 < Maximum ? wait * 2 : Maximum;

    /// <summary>Whether a back-off that was last touched then is forgotten at the instant.</summary>
    public bool IsForgotten(DateTimeOffset lastUpdate, DateTimeOffset at) => at - lastUpdate > ResetAfter;
}
