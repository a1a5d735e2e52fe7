using System.Text.Json;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Compares instants that may lie anywhere in a recorded window with those of runs that sweep the unknown offset.</summary>
internal static class Windows
{
    /// <summary>The first difference between a recorded list of windows and the lists of several runs, or null.</summary>
    /// <param name="recorded">The list of objects.</param>
    /// <param name="window">The member that is a window.</param>
    /// <param name="runs">One list for each offset: seconds and a word.</param>
    /// <param name="word">The member that is the word.</param>
    /// <param name="tolerance">In seconds.</param>
    public static string? Difference(JsonElement recorded, string window, List<(decimal At, string Word)>[] runs, string word, decimal tolerance)
    {
        // With an offset the last entries may lie beyond the end of observation in some runs.
        int count = recorded.GetArrayLength();
        int longest = runs.Max(r => r.Count);
        int shortest = runs.Min(r => r.Count);
        if (longest != count && shortest != count)
            return $"{window}: expected {count} entries, got {shortest} to {longest}";

        for (int i = 0; i < Math.Min(count, shortest); i++)
        {
            if (runs.FirstOrDefault(r => r[i].Word != recorded[i].GetProperty(word).GetString()) is { } other)
                return $"{window}[{i}].{word}: expected {recorded[i].GetProperty(word)}, got {other[i].Word}";
            if (Difference(recorded[i].GetProperty(window), runs.Min(r => r[i].At), runs.Max(r => r[i].At), tolerance) is { } difference)
                return $"{window}[{i}]: {difference}";
        }

        return null;
    }

    /// <summary>The difference between a recorded window and the earliest and latest instant, or null.</summary>
    public static string? Difference(JsonElement window, decimal earliest, decimal latest, decimal tolerance) =>
        Math.Abs(window[0].GetDecimal() - earliest) <= tolerance && Math.Abs(window[1].GetDecimal() - latest) <= tolerance
            ? null
            : $"expected {window.GetRawText()}, got [{earliest},{latest}]";
}
