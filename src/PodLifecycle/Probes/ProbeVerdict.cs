namespace PodLifecycle;

/// <summary>The judgement of one attempt of a probe.</summary>
/// <param name="Answer">How it counts.</param>
/// <param name="Text">What the handler gave out; for an error, what went wrong.</param>
public readonly record struct ProbeVerdict(ProbeAnswer Answer, string Text)
{
    /// <summary>For an error: the attempt had failed already, as with an HTTP body that breaks off. It still counts for nothing.</summary>
    public bool FailedBeforeError { get; init; }
}
