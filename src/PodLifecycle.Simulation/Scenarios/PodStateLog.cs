namespace PodLifecycle.Simulation;

/// <summary>Makes the list of distinct states out of what a watch delivers: a version that looks like the pod's last one is no entry.</summary>
internal sealed class PodStateLog
{
    private const string Deleted = "DELETED";

    private readonly List<PodStateEntry> entries = [];
    private readonly Dictionary<string, SeenState> last = [];

    public IReadOnlyList<PodStateEntry> Entries => entries;

    /// <summary>Takes the next watch event; <paramref name="eventType"/> is <c>ADDED</c>, <c>MODIFIED</c> or <c>DELETED</c>, which makes the state gone.</summary>
    public void Observe(TimeSpan at, string uid, string eventType, SeenState state)
    {
        SeenState seen = state with { Gone = eventType == Deleted };
        if (last.TryGetValue(uid, out SeenState? before) && before == seen)
            return;

        last[uid] = seen;
        entries.Add(new(uid, at, seen));
    }
}
