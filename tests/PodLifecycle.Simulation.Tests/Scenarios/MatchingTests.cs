namespace PodLifecycle.Simulation.Tests.Scenarios;

public class MatchingTests
{
    [Theory]
    [InlineData("110 100 011", true)]
    [InlineData("111 100 100", false)]
    [InlineData("", true)]
    public void IsPerfect_FindsAPairingIfThereIsOne(string rows, bool perfect)
    {
        string[] fits = rows.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Matching.IsPerfect(fits.Length, (n, m) => fits[n][m] == '1').Should().Be(perfect);
    }
}
