namespace PodLifecycle.Tests.Text;

public class GoQuoteTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a \"b\" \\ \n\t\r", "\"a \\\"b\\\" \\\\ \\n\\t\\r\"")]
    [InlineData("\u0001\u007f", "\"\\x01\\x7f\"")]
    [InlineData("Grüße 🐳", "\"Grüße 🐳\"")]
    [InlineData("\u200b\u00a0", "\"\\u200b\\u00a0\"")]
    public void Format_AnyText_IsQuotedAsInKubernetesMessages(string text, string quoted) => GoQuote.Format(text).Should().Be(quoted);
}
