using System.Runtime.CompilerServices;

namespace PodLifecycle.Simulation.Tests.Scripts;

/// <summary>The texts beside this file. <c>UPDATE_GOLDEN=1</c> writes what is seen now into them; read the difference before you keep it.</summary>
public class GoldenScriptTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_IsPlayed_IsSeenAsWritten(string name)
    {
        string path = Path.Combine(Folder(), name);
        var script = new GoldenScript(File.ReadAllText(path));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, script.Rewritten());
        script.Play().Split('\n').Should().Equal(new GoldenScript(File.ReadAllText(path)).Expectation.Split('\n'), "{0} says so", name);
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
