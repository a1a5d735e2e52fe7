namespace PodLifecycle.Tests;

public class ElasticTabsTests
{
    [Fact]
    public void Align_LineWithoutTab_SeparatesTheColumnsAboveAndBelow() =>
        ElasticTabs.ForDescription().Align("a:\tx\nTitle:\nlong name:\ty\n").Should().Be("a:  x\nTitle:\nlong name:  y\n");

    [Fact]
    public void Align_LastCell_IsNotPaddedAndDoesNotWidenTheColumn() =>
        ElasticTabs.ForDescription().Align("a\tb\na very long last cell\n").Should().Be("a  b\na very long last cell\n");

    [Fact]
    public void Align_TextOfALaterTime_ColumnsOnlyGrow()
    {
        ElasticTabs tabs = ElasticTabs.ForTable();
        tabs.Align("a long cell\tb\n").Should().Be("a long cell   b\n");
        tabs.Align("short\tb\n").Should().Be("short         b\n");
    }

    [Fact]
    public void Align_CharacterOfTwoSurrogates_IsOneWide() =>
        ElasticTabs.ForDescription().Align("\U0001F600\tx\nab\ty\n").Should().Be("\U0001F600   x\nab  y\n");

    [Fact]
    public void Align_HundredThousandTabs_AreOnlySlow() =>
        ElasticTabs.ForTable().Align(new string('\t', 100_000) + "\n").Should().HaveLength(600_001);
}
