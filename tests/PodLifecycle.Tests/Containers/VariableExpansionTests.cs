namespace PodLifecycle.Tests.Containers;

public class VariableExpansionTests
{
    [Theory]
    [InlineData("x$(A)y", "x1y")]
    [InlineData("$$(A)", "$(A)")]
    [InlineData("$$$(A)", "$1")]
    [InlineData("$(NOPE)", "$(NOPE)")]
    [InlineData("$(A", "$(A")]
    [InlineData("$A $", "$A $")]
    public void Expand_AnyText_ReplacesOnlyClosedKnownReferences(string text, string expanded) =>
        VariableExpansion.Expand(text, name => name == "A" ? "1" : null).Should().Be(expanded);
}
