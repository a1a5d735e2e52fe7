using System.Diagnostics;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

public class LimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>By name, because a test runner writes down what a test is given.</summary>
    private static readonly Dictionary<string, Func<string>> Bombs = new()
    {
        ["aliases"] = Laughs,
        ["merges"] = () => "a: &a {x: 1}\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"b{i}: &{(char)('b' + i)} {{<<: [*{(char)('a' + i)}, *{(char)('a' + i)}]}}\n")),
        ["flow depth"] = () => "a: " + new string('[', 200_000),
        ["closed flow depth"] = () => "a: " + new string('[', 20_000) + new string(']', 20_000),
        ["block depth"] = () => string.Concat(Enumerable.Repeat("- ", 11_000)) + "a",
        ["JSON depth"] = () => "{\"a\":" + new string('[', 200_000),
        ["nodes"] = () => "a: [" + string.Concat(Enumerable.Repeat("1,", 3_000_000)) + "]",
        ["documents"] = () => string.Concat(Enumerable.Repeat("a: b\n---\n", 20_000)),
        ["length"] = () => new string('a', 17 * 1024 * 1024),
        ["itself"] = () => "a: &a [*a]",
    };

    public static TheoryData<string> Names => [.. Bombs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TryLoad_Bomb_IsRefusedInBoundedTime(string name)
    {
        string text = Bombs[name]();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        ManifestLoader.TryLoad(text, out ManifestFile file).Should().BeFalse(name);

        clock.Elapsed.Should().BeLessThan(Patience, name);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(2_000_000_000, name);
        file.Errors.Should().NotBeEmpty();
    }

    [Fact]
    public void TryLoad_UnknownFieldsWithoutEnd_AreReportedUpToAThousand()
    {
        string text = "apiVersion: v1\nkind: Pod\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"x{i}: 1\n"));

        ManifestLoader.TryLoad(text, out ManifestFile file);

        file.Errors.Count.Should().Be(1000);
    }

    [Fact]
    public void TryLoad_LimitInOptions_IsNamed()
    {
        ManifestLoader.TryLoad("a: [[[[1]]]]", out ManifestFile file, new ManifestOptions { MaxDepth = 3 });

        file.Errors[0].Message.Should().Contain("max depth of 3");
    }

    [Fact]
    public void Load_ReaderBeyondTheLimit_StopsReading()
    {
        using var text = new StringReader(new string('a', 1000));

        ManifestLoader.TryLoad(text, out ManifestFile file, new ManifestOptions { MaxLength = 10 }).Should().BeFalse();

        file.Errors[0].Message.Should().Be("the text is longer than 10 characters");
    }

    private static string Laughs()
    {
        var text = new StringBuilder("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++)
            text.Append("    ").Append(c).Append(": &").Append(c).Append(" [").AppendJoin(',', Enumerable.Repeat("*" + (char)(c - 1), 9)).Append("]\n");
        return text.ToString();
    }
}
