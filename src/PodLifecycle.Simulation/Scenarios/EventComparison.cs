using System.Text.RegularExpressions;

namespace PodLifecycle.Simulation;

/// <summary>Compares which events there are, and for each object in which order they first come. Counts and times are not looked at.</summary>
internal sealed partial class EventComparison
{
    private static readonly HashSet<string> senders = ["kubelet", "default-scheduler"];

    /// <summary>How often and when these come depends on how often the kubelet happens to sync.</summary>
    private static readonly HashSet<string> unstable = ["Unhealthy", "BackOff", "FailedScheduling", "FailedMount", "DeadlineExceeded"];

    private readonly TimeSpan end;
    private readonly Dictionary<EventKey, First> recorded;
    private readonly Dictionary<EventKey, First> simulated;

    /// <summary>The recording of a second run. It has no messages: so for an object and a reason the n-th new event there is the n-th here.</summary>
    private readonly Dictionary<(EventTopic Topic, int Number), TimeSpan> otherRun = [];
    private readonly Dictionary<EventKey, TimeSpan> inOtherRun = [];

    public EventComparison(RecordedTimeline recording, SimulatedTimeline simulation, IReadOnlyList<SeenEvent> events)
    {
        var groups = new PodGroups(recording, simulation);
        end = recording.End;
        recorded = FirstOfEach(recording.Scenario.Events, TimeSpan.Zero, new NeutralNames(groups.RecordedLabels));
        simulated = FirstOfEach(events, simulation.Start, new NeutralNames(groups.SimulatedLabels));
        ReadOtherRun(recording.Scenario.EventsOtherRun, new NeutralNames(groups.RecordedLabels));
    }

    /// <summary>The first difference in words; null when the events fit.</summary>
    public string? Difference() => Missing() ?? NotRecorded() ?? InWrongOrder();

    private string? Missing()
    {
        foreach ((EventKey key, First first) in recorded)
        {
            bool isSure = otherRun.Count == 0 || inOtherRun.ContainsKey(key);
            if (isSure && first.At < end - Tolerance.Normal && !simulated.ContainsKey(key))
                return $"event {key} (recorded at {StateWords.Seconds(first.At)} s) is missing";
        }

        return null;
    }

    private string? NotRecorded()
    {
        foreach ((EventKey key, First first) in simulated)
        {
            if (!recorded.ContainsKey(key) && first.At < end - Tolerance.Normal && !otherRun.ContainsKey((key.Topic, 1)))
                return $"event {key} at {StateWords.Seconds(first.At)} s is not recorded";
        }

        return null;
    }

    /// <summary>Objects live side by side: order counts within each.</summary>
    private string? InWrongOrder()
    {
        foreach (IGrouping<string, EventKey> ofObject in recorded.Keys.Where(simulated.ContainsKey).GroupBy(key => key.Topic.Object))
        {
            EventKey[] keys = [.. ofObject];
            for (int n = 0; n < keys.Length; n++)
            {
                EventKey? early = keys.Skip(n + 1).FirstOrDefault(later => simulated[keys[n]].Place > simulated[later].Place && IsSurelyBefore(keys[n], later));
                if (early is not null)
                    return $"event {early} comes before {keys[n]}";
            }
        }

        return null;
    }

    private bool IsSurelyBefore(EventKey first, EventKey second)
    {
        bool isBeforeThere = !inOtherRun.TryGetValue(first, out TimeSpan firstThere)
            || !inOtherRun.TryGetValue(second, out TimeSpan secondThere)
            || secondThere - firstThere > Tolerance.AtOnce;
        return isBeforeThere && recorded[second].At - recorded[first].At > Tolerance.AtOnce;
    }

    private Dictionary<EventKey, First> FirstOfEach(IReadOnlyList<SeenEvent> events, TimeSpan start, NeutralNames names)
    {
        var found = new Dictionary<EventKey, First>();
        for (int place = 0; place < events.Count; place++)
        {
            SeenEvent seen = events[place];
            TimeSpan at = seen.At - start;
            if (at < end && senders.Contains(seen.From) && !unstable.Contains(seen.Reason))
                found.TryAdd(new(names.TopicOf(seen), names.MessageOf(seen)), new(at, place));
        }

        return found;
    }

    private void ReadOtherRun(IReadOnlyList<SeenEvent> events, NeutralNames names)
    {
        var numbers = new Dictionary<EventTopic, int>();
        foreach (SeenEvent seen in events.Where(seen => seen.Count == 1))
            otherRun[Numbered(names.TopicOf(seen))] = seen.At;

        numbers.Clear();
        foreach (EventKey key in recorded.Keys)
        {
            if (otherRun.TryGetValue(Numbered(key.Topic), out TimeSpan at))
                inOtherRun[key] = at;
        }

        (EventTopic Topic, int Number) Numbered(EventTopic topic)
        {
            int number = numbers.GetValueOrDefault(topic) + 1;
            numbers[topic] = number;
            return (topic, number);
        }
    }

    /// <summary>The first occurrence: when, and at which place in the list of all events.</summary>
    private readonly record struct First(TimeSpan At, int Place);

    private sealed record EventTopic(string Object, string FieldPath, string Reason);

    private sealed record EventKey(EventTopic Topic, string Message)
    {
        public override string ToString() =>
            $"{Topic.Reason} \"{Message}\" of {Topic.Object}{(Topic.FieldPath.Length == 0 ? "" : " " + Topic.FieldPath)}";
    }

    /// <summary>Takes names and durations that are random out of events.</summary>
    /// <param name="labels">By random name: what to call it.</param>
    private sealed partial class NeutralNames(Dictionary<string, string> labels)
    {
        private readonly (Regex Name, string Label)[] names =
            [.. labels.Select(l => (new Regex($@"(?<![\w-]){Regex.Escape(l.Key)}(?![\w-])", RegexOptions.CultureInvariant), l.Value))];

        public EventTopic TopicOf(SeenEvent seen)
        {
            int slash = seen.Object.IndexOf('/', StringComparison.Ordinal);
            string neutral = labels.TryGetValue(seen.Object[(slash + 1)..], out string? label) ? seen.Object[..(slash + 1)] + label : seen.Object;
            return new(neutral, seen.FieldPath, seen.Reason);
        }

        public string MessageOf(SeenEvent seen)
        {
            string message = seen.Message;
            foreach ((Regex name, string label) in names)
                message = name.Replace(message, label);
            return seen.Reason == "Pulled" ? Duration().Replace(message, "<time>") : message;
        }

        [GeneratedRegex(@"\b[0-9.]+(ms|s)\b", RegexOptions.CultureInvariant)]
        private static partial Regex Duration();
    }
}
