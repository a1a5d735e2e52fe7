namespace PodLifecycle;

/// <summary>What Argo CD says about a pod.</summary>
public sealed record ArgoCdHealth
{
    internal ArgoCdHealth()
    {
    }

    /// <summary>The verdict.</summary>
    public required ArgoCdStatus Status { get; init; }

    /// <summary>The words shown with it, most often <c>status.message</c>; often empty.</summary>
    public required string Message { get; init; }
}
