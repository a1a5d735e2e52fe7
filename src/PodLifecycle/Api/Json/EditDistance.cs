namespace PodLifecycle.Api;

/// <summary>How many letters must be put in, left out, replaced or swapped with their neighbour to make one word from another.</summary>
internal static class EditDistance
{
    private const int Longest = 64;

    public static int Between(string left, string right)
    {
        if (left.Length > Longest || right.Length > Longest)
            return Longest;

        Span<int> beforeLast = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        for (int j = 0; j <= right.Length; j++)
            last[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return last[right.Length];
    }
}
