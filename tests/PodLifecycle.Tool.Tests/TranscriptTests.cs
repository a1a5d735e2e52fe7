using System.Runtime.CompilerServices;

namespace PodLifecycle.Tool.Tests;

/// <summary>What the commands that look at dumps print, as sessions that a person can read. <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
public class TranscriptTests
{
    [Theory]
    [InlineData("get")]
    [InlineData("describe")]
    [InlineData("wait")]
    [InlineData("explain")]
    [InlineData("check")]
    [InlineData("bad-input")]
    public void Session_IsReplayed_PrintsTheSame(string name)
    {
        string path = Path.Combine(Folder(), "Transcripts", name + ".txt");
        string session = File.ReadAllText(path);

        string actual = Transcript.Replay(session);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        actual.Split('\n').Should().Equal(File.ReadAllText(path).Split('\n'), "{0} says so", name);
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;

    /// <summary>Sessions name files as somebody does who stands at the repository's root.</summary>
    [ModuleInitializer]
    internal static void StandAtTheRoot() => Environment.CurrentDirectory = Path.Combine(Folder(), "../..");
}
