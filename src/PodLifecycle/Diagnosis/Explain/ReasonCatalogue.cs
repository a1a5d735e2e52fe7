using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the reasons mean that Kubernetes 1.36 writes into containers, conditions, <c>status.reason</c> and events.</summary>
public static class ReasonCatalogue
{
    /// <summary>Not enough of any resource: the word ends with the resource's name.</summary>
    internal const string OutOfAny = "OutOf<resource>";

    private const string OutOf = "OutOf";

    /// <summary>All reasons that are known, in ordinal order; one with angle brackets stands for many words.</summary>
    public static ValueList<string> Reasons { get; } = Sentences.English.Reasons;

    /// <summary>What is known about a reason.</summary>
    /// <param name="reason">The word as Kubernetes writes it.</param>
    /// <param name="language">The language of the answer.</param>
    /// <returns>The entry, or null when Kubernetes has no such reason.</returns>
    public static ReasonEntry? Find(string reason, ExplainLanguage language = ExplainLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Sentences sentences = Sentences.Of(language);
        string name = sentences.Find(reason, ReasonPart.Means) is null && reason.StartsWith(OutOf, StringComparison.Ordinal) ? OutOfAny : reason;
        return sentences.Find(name, ReasonPart.Means) is { } means
            ? new ReasonEntry { Reason = reason, Means = means, Causes = sentences.Find(name, ReasonPart.Causes), Remedy = sentences.Find(name, ReasonPart.Remedy) }
            : null;
    }
}

/// <summary>One reason in plain language.</summary>
public sealed record ReasonEntry
{
    /// <summary>The word as Kubernetes writes it.</summary>
    public required string Reason { get; init; }

    /// <summary>What it means.</summary>
    public required string Means { get; init; }

    /// <summary>What usually causes it; null where there is nothing to look for.</summary>
    public string? Causes { get; init; }

    /// <summary>What to do, with <c>{pod}</c>, <c>{container}</c> and <c>{-n}</c> where names belong; null where there is nothing to do.</summary>
    public string? Remedy { get; init; }
}
