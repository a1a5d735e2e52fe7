namespace PodLifecycle.Oracle.Tests.Edges;

/// <summary>Takes a machine to everything that it can come to in a few steps. Its table notes which rows are taken.</summary>
internal static class Enumeration
{
    /// <param name="start">The machine before its first step.</param>
    /// <param name="steps">How many steps at most.</param>
    /// <param name="next">All that one step can make of it; inputs that its state does not take are left out.</param>
    public static void Of<TMachine>(TMachine start, int steps, Func<TMachine, IEnumerable<TMachine>> next)
    {
        HashSet<TMachine> seen = [start];
        List<TMachine> newest = [start];
        for (int step = 0; step < steps; step++)
            newest = [.. newest.SelectMany(next).Where(seen.Add)];
    }
}
