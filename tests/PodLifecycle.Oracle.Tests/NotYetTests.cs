namespace PodLifecycle.Oracle.Tests;

public class NotYetTests
{
    /// <summary>Nothing is forgotten: a file that nobody answers still has its line.</summary>
    [Fact]
    public void UnansweredFiles_AreCounted()
    {
        foreach (string file in NotYet.Unanswered.Order(StringComparer.Ordinal))
        {
            if (OracleFolder.Lines(file) is { } lines)
                OracleSummary.Write(file, 0, lines.Count);
        }

        NotYet.Unanswered.Intersect(NotYet.Files).Should().BeEmpty();
    }
}
