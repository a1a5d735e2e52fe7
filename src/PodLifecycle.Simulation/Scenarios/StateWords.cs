using System.Globalization;

namespace PodLifecycle.Simulation;

/// <summary>States and what is different between them, in words for people.</summary>
internal static class StateWords
{
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);

    public static string Quote(SeenState state) =>
        $"\"{state.Status} {state.Ready} restarts={state.Restarts} {state.Phase}{(state.Deleting ? " deleting" : "")}{(state.Gone ? " DELETED" : "")}\"";

    /// <summary>The recorded state and its time; null is what was before the first.</summary>
    public static string Name(RecordedStay? stay) =>
        stay is null ? "the creation of the pod" : $"{Quote(stay.State)} (recorded at {Seconds(stay.Entry.At)} s)";

    public static string Difference(SeenState recorded, SeenState seen)
    {
        var words = new List<string>();
        Compare("status", recorded.Status, seen.Status);
        Compare("ready", recorded.Ready, seen.Ready);
        Compare("restarts", recorded.Restarts, seen.Restarts);
        Compare("phase", recorded.Phase, seen.Phase);
        Compare("deleting", recorded.Deleting, seen.Deleting);
        Compare("gone", recorded.Gone, seen.Gone);
        foreach (string type in recorded.Conditions.Keys.Union(seen.Conditions.Keys).Order(StringComparer.Ordinal))
            Compare("condition " + type, recorded.Conditions.GetValueOrDefault(type, "absent"), seen.Conditions.GetValueOrDefault(type, "absent"));
        return words.Count == 0 ? "equal" : string.Join("; ", words);

        void Compare<T>(string name, T want, T have)
            where T : notnull
        {
            if (!want.Equals(have))
                words.Add($"{name} is {have}, recorded {want}");
        }
    }
}
