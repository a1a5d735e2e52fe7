using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Runs all cases of one recorded file and says how many passed.</summary>
internal static class OracleFile
{
    private const int ShownDifferences = 10;
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 20_000 };
    private static readonly JsonDocumentOptions DeepDocument = new() { MaxDepth = 20_000 };

    /// <summary>Answers each case and compares with the recording, member by member.</summary>
    /// <param name="file">Family and name, such as <c>status/phase</c>.</param>
    /// <param name="answer">From the case's <c>in</c> to what its <c>out</c> should be.</param>
    public static void Check(string file, Func<JsonElement, JsonNode?> answer) =>
        Judge(file, c =>
        {
            JsonNode? node = answer(c.In);
            using JsonDocument actual = JsonDocument.Parse(node?.ToJsonString(Deep) ?? "null", DeepDocument);
            return JsonComparison.Difference(c.Out, actual.RootElement);
        });

    /// <summary>Judges each case by a rule of its own: the difference in words, or null when the case passes.</summary>
    /// <param name="file">Family and name, such as <c>status/phase</c>.</param>
    /// <param name="difference">What is different, or null.</param>
    public static void Judge(string file, Func<OracleCase, string?> difference)
    {
        List<string>? lines = OracleFolder.Lines(file);
        if (lines is null)
            return;

        var misses = new List<string>();
        int passed = 0;
        int excused = 0;
        foreach (string line in lines)
        {
            OracleCase recorded = OracleCase.Parse(line);
            string? found = Attempt(recorded, difference);
            if (found is null)
                passed++;
            else if (Deviations.Covers(file, recorded))
                excused++;
            else
                misses.Add($"  {recorded.Id}: {found}");
        }

        OracleSummary.Write(file, passed, lines.Count);
        if (misses.Count == 0 || NotYet.Files.Contains(file))
            return;

        var text = new StringBuilder($"oracle {file}: {passed}/{lines.Count}, {excused} under a stated deviation, {misses.Count} wrong\n");
        text.AppendJoin('\n', misses.Take(ShownDifferences));
        Assert.Fail(text.ToString());
    }

    private static string? Attempt(OracleCase recorded, Func<OracleCase, string?> difference)
    {
        try
        {
            return difference(recorded);
        }
#pragma warning disable CA1031 // One case that throws must not hide the others.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return $"threw {thrown.GetType().Name}: {thrown.Message} {thrown.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        }
    }
}
