using System.Globalization;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>Lots drawn from a seed: the same seed draws the same.</summary>
internal sealed class Draw(int seed)
{
    // A fixed seed gives a fixed sequence: a failure can be run again.
#pragma warning disable CA5394 // The same seed must give the same lives.
    private readonly Random random = new(seed);

    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>From the first to the last, both included.</summary>
    public int From(int first, int last) => random.Next(first, last + 1);

    public T OneOf<T>(params T[] all) => all[random.Next(all.Length)];

    /// <summary>A duration as scripts write it, from a tenth of a second on: what takes no time at all can happen without end.</summary>
    public string Seconds(int most) => (random.Next(1, (most * 10) + 1) / 10.0).ToString(CultureInfo.InvariantCulture) + "s";

    /// <summary>How long something runs, in milliseconds: so that its end and an answer of a probe hardly ever come at the same instant.</summary>
    public string Odd(int mostSeconds) => (random.Next(1, mostSeconds * 1000) / 1000.0).ToString(CultureInfo.InvariantCulture) + "s";

    /// <summary>An instant of a life; now and then a whole second, where things meet.</summary>
    public TimeSpan Instant(int mostSeconds) => Chance(30) ? TimeSpan.FromSeconds(random.Next(mostSeconds)) : TimeSpan.FromMilliseconds(random.Next(mostSeconds * 1000));
#pragma warning restore CA5394
}
