namespace PodLifecycle.Simulation;

/// <summary>A recorded state of a pod and how long the pod stayed in it.</summary>
/// <param name="Entry">The state and its beginning.</param>
/// <param name="Lasted">In each run, or in the base run alone where the runs cannot be told apart. Never empty.</param>
/// <param name="EndClass">How far the end wanders.</param>
internal sealed record RecordedStay(RecordedState Entry, TimeSpan[] Lasted, ToleranceClasses EndClass)
{
    public SeenState State => Entry.State;

    public TimeSpan Longest => RecordedState.Greatest(Lasted);

    public static RecordedStay[] Of(RecordedState[] entries, TimeSpan end)
    {
        var stays = new RecordedStay[entries.Length];
        for (int n = 0; n < entries.Length; n++)
        {
            RecordedState entry = entries[n];
            stays[n] = n + 1 < entries.Length
                ? new(entry, entry.DistancesTo(entries[n + 1]), entries[n + 1].Class)
                : new(entry, [end - entry.At], entry.Class);
        }

        return stays;
    }
}
