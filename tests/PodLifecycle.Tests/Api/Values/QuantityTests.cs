using PodLifecycle.Api;

namespace PodLifecycle.Tests.Api.Values;

public class QuantityTests
{
    [Theory]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("0.1Gi", "107374182400m")]
    [InlineData("1000", "1k")]
    [InlineData("0.5", "500m")]
    [InlineData("1e3", "1e3")]
    [InlineData("010", "010")]
    [InlineData("9Ei", "9223372036854775807")]
    [InlineData("Gi", "0")]
    [InlineData("0.0000000001", "1n")]
    [InlineData("1e309", "1e309")]
    public void ToString_AnySpelling_IsCanonicalUnlessItNeedsNoRounding(string written, string shown) =>
        Quantity.Parse(written).ToString().Should().Be(shown);

    [Fact]
    public void Sum_OfAmountsInDifferentForms_TakesTheFormOfTheLeft()
    {
        (Quantity.Parse("1Gi") + Quantity.Parse("1Gi")).ToString().Should().Be("2Gi");
        (Quantity.Zero + Quantity.Parse("64Mi")).ToString().Should().Be("64Mi");
        (Quantity.Parse("1500m") - Quantity.Parse("1")).ToString().Should().Be("500m");
    }

    [Fact]
    public void Equals_SameAmountInOtherSpelling_IsTrue()
    {
        Quantity.Parse("1Gi").Should().Be(Quantity.Parse("1024Mi"));
        Quantity.Parse("1Gi").GetHashCode().Should().Be(Quantity.Parse("1024Mi").GetHashCode());
    }

    [Theory]
    [InlineData("1K")]
    [InlineData("1 Gi")]
    [InlineData("")]
    [InlineData("1e99999")]
    public void TryParse_NoQuantity_IsFalse(string text) => Quantity.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void Value_BeyondDecimal_IsCut() => Quantity.Parse("1e309").Value.Should().Be(decimal.MaxValue);
}
