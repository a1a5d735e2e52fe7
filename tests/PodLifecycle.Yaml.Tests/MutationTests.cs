using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

/// <summary>Whatever happens to a manifest, the loader answers: with documents or errors in the text, in bounded time.</summary>
public class MutationTests
{
    private const int Cases = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] Pieces =
    [
        "\t", " ", "  ", "- ", ": ", ":", "\"", "'", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a", "|\n", ">", "!!int ", "!!binary ", "%", "@", "?", "\n", "\r", "---\n", "...\n",
        "<<: *a\n", "key: value\n", "“", "\u00a0", "\0", "\u0085", "\ud800", "\uffff", "-", "\\", "\\u12", "0x1", "~", ".inf", "1e999", "....\n", "kind: List\n", "items: []\n", "😀",
    ];

    [Fact]
    public void TryLoad_MutatedManifests_AreAnswered()
    {
        string[] texts = [.. SeedManifests.All.Select(s => s.Text), .. SeedManifests.All.Select(s => Json(s.Text)).OfType<string>()];
        var random = new Random(20261121);
        for (int i = 0; i < Cases; i++)
        {
            string text = Mutate(texts[random.Next(texts.Length)], texts, random);
            var clock = Stopwatch.StartNew();

            ManifestFile file = null!;
            bool isFine = false;
            Exception? thrown = Record.Exception(() => isFine = ManifestLoader.TryLoad(text, out file));

            thrown.Should().BeNull("case {0}:\n{1}", i, text);

            clock.Elapsed.Should().BeLessThan(Patience, "case {0}:\n{1}", i, text);
            isFine.Should().Be(file.Errors.Count == 0);
            int lines = text.Split('\n', '\r', '\u0085', '\u2028', '\u2029').Length;
            foreach (ManifestError error in file.Findings)
                (error.Line >= 1 && error.Line <= lines + 1 && error.Column >= 1 && error.Message.Length > 0).Should().BeTrue("case {0}: {1}\n{2}", i, error, text);
            foreach (ManifestPod pod in file.Pods)
                pod.Pod.ToYaml().Should().NotBeEmpty();
        }
    }

    private static string Mutate(string text, string[] others, Random random)
    {
        for (int times = random.Next(1, 5); times > 0; times--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(6) switch
            {
                0 or 1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Remove(at, length),
                3 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                4 => text[..at],
                _ => text[..at] + others[random.Next(others.Length)][^Math.Min(at, 10)..] + text[at..],
            };
        }

        return text;
    }

    private static string? Json(string text) =>
        ManifestLoader.TryLoad(text, out ManifestFile file) && file.Documents[0].Object is { } value ? KubernetesJson.Serialize(value) : null;
}
