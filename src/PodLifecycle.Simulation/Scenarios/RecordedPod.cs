namespace PodLifecycle.Simulation;

/// <summary>What a recording says of one pod. Its REQUIRED states are counted from 0; -1 stands for the time before the first.</summary>
internal sealed class RecordedPod
{
    private const string UidPrefix = "uid-";

    private readonly RecordedStay[] stays;
    private readonly List<int> required = [];
    private readonly Dictionary<string, HashSet<string>> conditionValues = [];

    /// <summary>A pod of which the base run showed <paramref name="entries"/> in this order, and only other runs <paramref name="others"/>.</summary>
    public RecordedPod(string uid, PodController? controller, RecordedState[] entries, RecordedState[] others, int runs, TimeSpan end)
    {
        Uid = uid;
        Controller = controller;
        OtherRunStates = others;
        Created = entries.Length > 0 ? entries[0] : others[0];
        stays = RecordedStay.Of(entries, end);
        ChooseRequired(runs, end);
        foreach (RecordedState entry in entries.Concat(others))
        {
            foreach ((string type, string value) in entry.State.Conditions)
            {
                if (!conditionValues.TryGetValue(type, out HashSet<string>? values))
                    conditionValues.Add(type, values = []);
                values.Add(value);
            }
        }
    }

    public string Uid { get; }

    public string Name => NameOf(Uid);

    public PodController? Controller { get; }

    public RecordedState Created { get; }

    public IReadOnlyList<RecordedStay> Stays => stays;

    public IReadOnlyList<RecordedState> OtherRunStates { get; }

    /// <summary>The positions of the REQUIRED states among <see cref="Stays"/>.</summary>
    public IReadOnlyList<int> RequiredPositions => required;

    public int RequiredCount => required.Count;

    /// <summary>By condition: all values that the recording shows of this pod.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> ConditionValues => conditionValues;

    /// <summary>The REQUIRED state number <paramref name="p"/>; null before the first and after the last.</summary>
    public RecordedStay? Required(int p) => p >= 0 && p < required.Count ? stays[required[p]] : null;

    /// <summary>What the time of the REQUIRED state after <paramref name="p"/> counts from.</summary>
    public RecordedState Since(int p) => Required(p)?.Entry ?? Created;

    /// <summary>What lies after REQUIRED state <paramref name="p"/> and before the next.</summary>
    public ReadOnlySpan<RecordedStay> Between(int p) => stays.AsSpan(After(p)..(p + 1 < required.Count ? required[p + 1] : stays.Length));

    /// <summary>All that follows REQUIRED state <paramref name="p"/>.</summary>
    public ReadOnlySpan<RecordedStay> Rest(int p) => stays.AsSpan(After(p)..);

    public static string NameOf(string uid) => uid.StartsWith(UidPrefix, StringComparison.Ordinal) ? uid[UidPrefix.Length..] : uid;

    private int After(int p) => p < 0 ? 0 : required[p] + 1;

    private void ChooseRequired(int runs, TimeSpan end)
    {
        for (int n = 0; n < stays.Length; n++)
        {
            RecordedState entry = stays[n].Entry;
            RecordedState? previous = required.Count > 0 ? stays[required[^1]].Entry : null;
            bool isRequired = !entry.IsBrief && !entry.IsRacy
                && (previous is null || (entry.State != previous.State && !MayBeSleptOver(previous, n, end)))
                && (entry.Runs.Count >= runs || !OtherRunsParted(runs));
            if (isRequired)
                required.Add(n);
        }
    }

    /// <summary>A kubelet that sleeps 60 to 90 s may miss that its wait turned into a back-off.</summary>
    private bool MayBeSleptOver(RecordedState previous, int n, TimeSpan end)
    {
        SeenState state = stays[n].State;
        if (!WaitWords.IsCrashBackOff(state) || !WaitWords.SameWait(state, previous.State))
            return false;

        int over = Array.FindIndex(stays, n, stay => !WaitWords.SameWait(stay.State, previous.State));
        TimeSpan wait = over < 0 ? end - previous.At : RecordedState.Greatest(previous.DistancesTo(stays[over].Entry));
        return wait > Tolerance.LongWait && wait <= Tolerance.LongestSleep;
    }

    /// <summary>After the last REQUIRED state that all runs show, other runs went a way of their own.</summary>
    private bool OtherRunsParted(int runs)
    {
        int common = required.FindLastIndex(n => stays[n].Entry.Runs.Count == runs);
        return common < 0
            ? OtherRunStates.Count > 0
            : OtherRunStates.Any(other => other.At > stays[required[common]].Entry.Earliest);
    }
}
