using PodLifecycle.Yaml.Tests;

namespace PodLifecycle.Tool.Tests;

/// <summary>What <c>podlife run</c> says about every manifest of the tutorials, as it stands on the web and mended.</summary>
public class SeedRunTests
{
    public static TheoryData<string> Names => [.. SeedManifests.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Manifest_OfATutorial_IsToldAsBefore(string name)
    {
        string[] args = ["run", "-", "--timing", "ideal", "--until", "3m", "--events"];

        Answer answer = Podlife.RunWith(SeedManifests.Read(name), args);

        GoldenFile.Compare(
            Path.ChangeExtension(name, "txt"),
            $"$ podlife {string.Join(' ', args)} < {name}\n{answer.Out}-- stderr --\n{answer.Error}-- exit code {answer.ExitCode} --\n");
    }
}
