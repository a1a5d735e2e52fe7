namespace PodLifecycle.Simulation;

/// <summary>Recorded and simulated pods that may stand for each other, both in order of creation.</summary>
internal sealed record PodGroup(IReadOnlyList<RecordedPod> Recorded, IReadOnlyList<SimulatedPod> Simulated);

/// <summary>Which pods may stand for each other: those of one uid, and those with random names of one owner. Owners are paired by their first pods.</summary>
internal sealed class PodGroups
{
    private static readonly HashSet<string> controllersWithRandomNames = ["ReplicaSet", "DaemonSet", "Job", "ReplicationController"];

    public PodGroups(RecordedTimeline recorded, SimulatedTimeline simulated)
    {
        HashSet<string> owners = [.. recorded.Pods.Where(HasRandomName).Select(pod => OwnerOf(pod.Uid))];
        List<RecordedPod> owned = [.. recorded.Pods.Where(pod => HasRandomName(pod) || (pod.Controller is null && owners.Contains(OwnerOf(pod.Uid))))];
        RecordedPod[] named = [.. recorded.Pods.Except(owned)];
        HashSet<string> names = [.. named.Select(pod => pod.Uid)];

        foreach (RecordedPod pod in named)
            All.Add(new([pod], [.. simulated.Pods.Where(other => other.Uid == pod.Uid)]));

        RecordedPod[][] ours = [.. owned.GroupBy(pod => OwnerOf(pod.Uid)).Select(pods => pods.ToArray())];
        SimulatedPod[][] theirs =
            [.. simulated.Pods.Where(pod => !names.Contains(pod.Uid)).GroupBy(pod => OwnerOf(pod.Uid)).Select(pods => pods.ToArray())];
        for (int n = 0; n < Math.Max(ours.Length, theirs.Length); n++)
        {
            var group = new PodGroup(n < ours.Length ? ours[n] : [], n < theirs.Length ? theirs[n] : []);
            All.Add(group);
            string label = $"<pod of owner {n + 1}>";
            foreach (RecordedPod pod in group.Recorded)
                RecordedLabels[pod.Name] = label;
            foreach (SimulatedPod pod in group.Simulated)
                SimulatedLabels[RecordedPod.NameOf(pod.Uid)] = label;
        }
    }

    public List<PodGroup> All { get; } = [];

    /// <summary>By name of a recorded pod whose name means nothing: what to call it.</summary>
    public Dictionary<string, string> RecordedLabels { get; } = [];

    /// <summary>By name of a simulated pod whose name means nothing: what to call it.</summary>
    public Dictionary<string, string> SimulatedLabels { get; } = [];

    private static bool HasRandomName(RecordedPod pod) => pod.Controller is { } controller && controllersWithRandomNames.Contains(controller.Kind);

    /// <summary>A random name is the owner's name, a dash and a suffix.</summary>
    private static string OwnerOf(string uid)
    {
        int dash = uid.LastIndexOf('-');
        return dash < 0 ? uid : uid[..dash];
    }
}
