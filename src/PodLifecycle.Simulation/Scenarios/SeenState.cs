using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>What a watcher tells pods' states by: the columns of <c>kubectl get</c>, the phase, the conditions and the way to the end. Compared by value.</summary>
internal sealed record SeenState
{
    /// <summary>The column STATUS.</summary>
    public required string Status { get; init; }

    /// <summary>The column READY, such as <c>0/1</c>.</summary>
    public required string Ready { get; init; }

    /// <summary>The number in column RESTARTS, without how long ago.</summary>
    public required int Restarts { get; init; }

    public required string Phase { get; init; }

    /// <summary>By type: <c>True</c>, or with the reason where there is one, such as <c>False/ContainersNotReady</c>.</summary>
    public required ValueMap<string> Conditions { get; init; }

    /// <summary>The object has a deletion timestamp.</summary>
    public bool Deleting { get; init; }

    /// <summary>The object has left the API.</summary>
    public bool Gone { get; init; }

    public static ValueMap<string> ConditionWords(ValueList<PodCondition> conditions)
    {
        var words = new KeyValuePair<string, string>[conditions.Count];
        for (int i = 0; i < words.Length; i++)
        {
            PodCondition condition = conditions[i];
            words[i] = new(condition.Type, condition.Reason.Length == 0 ? condition.Status : condition.Status + "/" + condition.Reason);
        }

        return new(words);
    }
}

/// <summary>A state of a pod, and when it began.</summary>
/// <param name="State">What is seen.</param>
/// <param name="Uid">Tells pods apart: <c>uid-</c> and the pod's name, with <c>-2</c> for the second pod of that name.</param>
/// <param name="At">Since a zero that is the same for all entries of a list; the first entry of the list need not be at zero.</param>
internal sealed record PodStateEntry(string Uid, TimeSpan At, SeenState State);
