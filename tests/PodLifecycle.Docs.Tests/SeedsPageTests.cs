using System.Text.RegularExpressions;

namespace PodLifecycle.Docs.Tests;

/// <summary><c>docs/seeds.md</c> says of every statement of the tutorials what shows it, and what it names is there.</summary>
public sealed partial class SeedsPageTests
{
    private static readonly string[][] Rows = [.. File.ReadAllLines(Path.Combine(Repository.Root, "docs", "seeds.md"))
        .Where(line => Row().IsMatch(line))
        .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray())];

    [Fact]
    public void Ids_AreThoseOfTheChecklist_EachOnce()
    {
        string[] checklist = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Oracle", "seeds", "checklist-ids.txt"));

        Rows.SelectMany(cells => cells[0].Split(", ")).Order(StringComparer.Ordinal).Should().Equal(checklist.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Statements_AreShownByATest_OrWaitForSomething() =>
        Rows.Should().OnlyContain(cells => cells[2].Length > 0 || cells.Length > 3);

    [Fact]
    public void Tests_ThatAreNamed_Exist()
    {
        string[] sources = [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];

        foreach (Match test in Rows.SelectMany(cells => Test().Matches(cells[2])))
        {
            string type = $"class {test.Groups["class"].Value}";
            var method = new Regex($@"\[(Fact|Theory)\](\s*\[.*\])*\s*public [\w ]+ {test.Groups["method"].Value}\(");
            sources.Should().Contain(source => Regex.IsMatch(source, type + @"\b") && method.IsMatch(source), "docs/seeds.md names {0}", test.Value);
        }
    }

    [GeneratedRegex(@"^\| S\d-")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
