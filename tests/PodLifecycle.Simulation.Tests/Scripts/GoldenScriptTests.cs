using System.Runtime.CompilerServices;

namespace PodLifecycle.Simulation.Tests.Scripts;

/// <summary>The texts beside this file. <c>UPDATE_GOLDEN=1</c> writes what is seen now into them; read the difference before you keep it.</summary>
public class GoldenScriptTests
{
    /// <summary>
    /// Their texts are right, the machine is not yet: the last status of a deleted pod has its terminal phase at once.
    /// </summary>
    private static readonly string[] NotYet =
    [
        "deletion-grace-is-not-shortened.txt",
        "deletion-has-a-terminal-phase.txt",
        "deletion-ignores-sigterm.txt",
        "deletion-of-a-failed-run.txt",
    ];

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_IsPlayed_IsSeenAsWritten(string name)
    {
        string path = Path.Combine(Folder(), name);
        var script = new GoldenScript(File.ReadAllText(path));
        if (NotYet.Contains(name))
        {
            script.Play().Should().NotBe(script.Expectation, "{0} is listed as not yet right", name);
            return;
        }

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, script.Rewritten());
        script.Play().Split('\n').Should().Equal(new GoldenScript(File.ReadAllText(path)).Expectation.Split('\n'), "{0} says so", name);
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
