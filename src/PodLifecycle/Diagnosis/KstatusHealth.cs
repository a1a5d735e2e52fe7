namespace PodLifecycle;

/// <summary>What kstatus says about a pod.</summary>
public sealed record KstatusHealth
{
    internal KstatusHealth()
    {
    }

    /// <summary>The verdict.</summary>
    public required KstatusStatus Status { get; init; }

    /// <summary>The reason in kstatus' own words; for <see cref="KstatusStatus.Unknown"/> its error. Empty only where a condition that decided has no message.</summary>
    public required string Message { get; init; }
}
