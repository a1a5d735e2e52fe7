using System.Text.RegularExpressions;

namespace PodLifecycle.Docs.Tests;

/// <summary>Every code block of README.md is compiled and run, and does what it says.</summary>
[Collection(CSharpSessions.Name)]
public sealed partial class ReadmeTests
{
    /// <summary>Blocks that no test carries out, by their first line.</summary>
    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["dotnet test"] = "it is what runs this test",
        ["dotnet add package PodLifecycle              # what Kubernetes would answer about a Pod; needs nothing but .NET"] =
            "the packages are not published; PodLifecycle.Packages.Tests does the same with the packed ones",
    };

    private static readonly IReadOnlyList<CodeBlock> Blocks = CodeBlock.Of(Path.Combine(Repository.Root, "README.md"));

    public static TheoryData<int> CSharp => [.. Blocks.Where(b => b.Language == "csharp").Select(b => b.Line)];

    public static TheoryData<int> Sessions => [.. Blocks.Where(b => b.Text.StartsWith("$ ", StringComparison.Ordinal)).Select(b => b.Line)];

    [Fact]
    public void Blocks_AreAllRun_OrSayWhyNot()
    {
        IEnumerable<CodeBlock> others = Blocks.Where(b => b.Language != "csharp" && !b.Text.StartsWith("$ ", StringComparison.Ordinal));

        others.Select(b => b.Text.Split('\n')[0]).Should().BeEquivalentTo(NotRun.Keys);
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Session_IsRepeated_PrintsTheSame(int line)
    {
        string[] shown = Block(line).Text.Split('\n');

        string[] printed = [.. shown.Where(l => l.StartsWith("$ ", StringComparison.Ordinal)).SelectMany(l => (l + "\n" + Shell.Run(l[2..]).TrimEnd('\n')).Split('\n')), ""];

        printed.Should().Equal(shown);
    }

    [Theory]
    [MemberData(nameof(CSharp))]
    public async Task CSharp_StandsAlone_DoesWhatItsCommentsSay(int line)
    {
        string code = Block(line).Text;
        var session = new CSharpSession();

        (string console, _) = await session.RunAsync(code);

        foreach (Match expected in Printed().Matches(code))
            console.Split('\n').Should().Contain(expected.Groups["text"].Value);
        foreach (Match claim in Claims().Matches(code))
            (await session.RunAsync(claim.Value)).Value.Should().Be(true, "README.md says {0}", claim.Value);
        foreach (Match test in Facts().Matches(code))
            await session.RunAsync($"new {TestClass().Match(code).Groups["name"].Value}().{test.Groups["name"].Value}();");
    }

    private static CodeBlock Block(int line) => Blocks.Single(b => b.Line == line);

    [GeneratedRegex("""// prints (?<text>.*)""")]
    private static partial Regex Printed();

    [GeneratedRegex("""(?<=//.*)[a-z]\w*\.[\w.]+ == "[^"]*["]""")]
    private static partial Regex Claims();

    [GeneratedRegex("""class (?<name>\w+)""")]
    private static partial Regex TestClass();

    [GeneratedRegex("""\[Fact\]\s+public void (?<name>\w+)""")]
    private static partial Regex Facts();
}
