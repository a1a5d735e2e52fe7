using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What <c>kubectl wait --for=…</c> waits for. Time is not its business: it checks one moment.</summary>
/// <remarks>
/// <code>
/// WaitCondition.Parse("condition=Ready").Check(pod, "web").Met
/// </code>
/// A pod that has completed never becomes Ready. A pod that is being deleted and still is Ready meets the condition.
/// </remarks>
public abstract class WaitCondition
{
    private protected WaitCondition()
    {
    }

    /// <summary>Reads the value of <c>--for</c>.</summary>
    /// <param name="text">
    /// <c>condition=Name</c> or <c>condition=Name=Value</c> (default value True, both without regard to case), <c>jsonpath=PATH</c> or <c>jsonpath=PATH=VALUE</c>, <c>delete</c>, <c>create</c>.
    /// </param>
    /// <returns>The condition.</returns>
    /// <exception cref="KubectlException">The text is no condition; the message is that of <c>kubectl</c>.</exception>
    public static WaitCondition Parse(string text)
    {
        const string Condition = "condition=";
        const string Path = "jsonpath=";
        ArgumentNullException.ThrowIfNull(text);
        if (text.Equals("delete", StringComparison.OrdinalIgnoreCase))
            return new WaitForDeletion();
        if (text.Equals("create", StringComparison.OrdinalIgnoreCase))
            return new WaitForCreation();
        if (text.StartsWith(Condition, StringComparison.Ordinal))
            return WaitForCondition.ParseCondition(text[Condition.Length..]);
        if (text.StartsWith(Path, StringComparison.Ordinal))
            return WaitForPath.ParsePath(text[Path.Length..]);
        throw new KubectlException($"unrecognized condition: \"{text}\"");
    }

    /// <summary>Checks once, as <c>--timeout=0</c> does.</summary>
    /// <param name="pod">The pod as it is, or null when there is none of that name.</param>
    /// <param name="name">The name, for the text.</param>
    /// <returns>Whether the condition is met, and what <c>kubectl</c> prints.</returns>
    public WaitResult Check(Pod? pod, string name)
    {
        if (pod is null)
            return Answer(IsMetWithoutPod, name, $"pods \"{name}\" not found");

        using JsonDocument? json = LooksAtJson ? ObjectJson.Of(pod) : null;
        return Check(pod, name, json?.RootElement ?? default);
    }

    /// <summary>The same for a pod whose JSON is at hand.</summary>
    internal WaitResult Check(Pod pod, string name, JsonElement json)
    {
        try
        {
            return Answer(IsMet(pod, json), name, $"condition not met for pods/{name}");
        }
        catch (KubectlException problem)
        {
            return new WaitResult(false, problem.Message);
        }
    }

    private protected virtual bool LooksAtJson => false;

    private protected virtual bool IsMetWithoutPod => false;

    private protected abstract bool IsMet(Pod pod, JsonElement json);

    private static WaitResult Answer(bool met, string name, string otherwise) => new(met, met ? $"pod/{name} condition met\n" : otherwise);
}

/// <summary><c>--for=delete</c></summary>
internal sealed class WaitForDeletion : WaitCondition
{
    private protected override bool IsMetWithoutPod => true;

    private protected override bool IsMet(Pod pod, JsonElement json) => false;
}

/// <summary><c>--for=create</c></summary>
internal sealed class WaitForCreation : WaitCondition
{
    private protected override bool IsMet(Pod pod, JsonElement json) => true;
}

/// <summary><c>--for=condition=Name=Value</c></summary>
internal sealed class WaitForCondition : WaitCondition
{
    private readonly string type;
    private readonly string status;

    private WaitForCondition(string type, string status)
    {
        this.type = type;
        this.status = status;
    }

    public static WaitForCondition ParseCondition(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new WaitForCondition(text, ConditionStatus.True) : new WaitForCondition(text[..equals], text[(equals + 1)..]);
    }

    private protected override bool IsMet(Pod pod, JsonElement json)
    {
        int index = pod.Status.Conditions.IndexOf(c => c.Type.Equals(type, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            return false;

        // What was observed of an older generation says nothing about this one.
        PodCondition condition = pod.Status.Conditions[index];
        long observed = condition.ObservedGeneration != 0 ? condition.ObservedGeneration : pod.Status.ObservedGeneration;
        bool outdated = observed != 0 && observed < pod.Metadata.Generation;
        return !outdated && condition.Status.Equals(status, StringComparison.OrdinalIgnoreCase);
    }
}
