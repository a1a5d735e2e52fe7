using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Explains pods in plain language.</summary>
public static class PodExplanation
{
    /// <summary>What the pod is doing and why: from the fields that decide, by the rules that Kubernetes applies to them.</summary>
    /// <remarks>
    /// Everything said follows from the object alone; what depends on things that it does not show is said with that reservation.
    /// <code>
    /// Console.Write(pod.Explain(now));
    /// Console.Write(pod.Explain(now, new() { Language = ExplainLanguage.Chinese }));
    /// </code>
    /// </remarks>
    /// <param name="pod">The pod. It need not be valid.</param>
    /// <param name="now">The moment of looking.</param>
    /// <param name="options">Language and version; English and 1.36 when null.</param>
    /// <returns>The explanation; it always has a summary.</returns>
    public static Explanation Explain(this Pod pod, DateTimeOffset now, ExplainOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return new Explainer(pod, now, options ?? new ExplainOptions()).Explain();
    }
}
