namespace PodLifecycle.Tests.Diagnosis;

/// <summary>Words that the tutorials' tables list and that no container shows any more, or never under that name (ids of the seeds' checklist).</summary>
public class ReasonCatalogueTests
{
    [Theory]
    [InlineData("S1-10", "PreStartHookError")]
    [InlineData("S1-10", "PreCreateHookError")]
    [InlineData("S1-17", "DockerDaemonNotReady")]
    [InlineData("S1-18", "NetworkPluginNotReady")]
    public void Word_OfATutorial_IsKnownInBothLanguages(string row, string word)
    {
        ReasonCatalogue.Find(word)!.Means.Should().NotBeEmpty(row);
        ReasonCatalogue.Find(word, ExplainLanguage.Chinese)!.Means.Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}", row);
    }
}
