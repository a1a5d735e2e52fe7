namespace PodLifecycle.Simulation;

/// <summary>Pairs two lists of equal length so that all pairs fit.</summary>
internal static class Matching
{
    /// <summary>Whether there is such a pairing. Asks for the pairs of equal position first.</summary>
    /// <param name="count">How long the lists are.</param>
    /// <param name="fits">Whether position n of the one fits position m of the other.</param>
    /// <remarks>Augmenting paths: at most count³ questions.</remarks>
    public static bool IsPerfect(int count, Func<int, int, bool> fits)
    {
        const int Free = -1;
        var partners = new int[count];
        Array.Fill(partners, Free);
        return Enumerable.Range(0, count).All(n => Place(n, new bool[count]));

        bool Place(int n, bool[] tried)
        {
            if (Take(n, n, tried))
                return true;

            for (int m = 0; m < count; m++)
            {
                if (Take(n, m, tried))
                    return true;
            }

            return false;
        }

        bool Take(int n, int m, bool[] tried)
        {
            if (tried[m] || !fits(n, m))
                return false;

            tried[m] = true;
            if (partners[m] != Free && !Place(partners[m], tried))
                return false;

            partners[m] = n;
            return true;
        }
    }
}
