using System.IO.Compression;

namespace PodLifecycle.Simulation.Tests.Scenarios;

/// <summary>The recorded scenarios of <c>tests/Oracle/traces</c>.</summary>
internal static class Recordings
{
    private const string Ending = ".json.gz";
    private const string Index = "index";

    private static readonly Lazy<IReadOnlyList<RecordedScenario>> all = new(() =>
        [.. Directory.EnumerateFiles(Folder(), "*" + Ending)
            .Select(file => Path.GetFileName(file)[..^Ending.Length])
            .Where(id => id != Index)
            .Order(StringComparer.Ordinal)
            .Select(id => RecordedScenario.Parse(Text(id)))]);

    public static IReadOnlyList<RecordedScenario> All => all.Value;

    public static RecordedScenario Get(string id) => All.Single(scenario => scenario.Id == id);

    public static string Text(string id)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder(), id + Ending)), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    /// <summary>What a simulator would have to show to be the base run itself.</summary>
    public static List<PodStateEntry> AsSimulated(RecordedScenario scenario) => [.. scenario.States.Select(s => new PodStateEntry(s.Uid, s.At, s.State))];

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "Oracle", "traces");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("tests/Oracle/traces is in no folder above the test's own");
    }
}
