using System.Globalization;

namespace PodLifecycle;

/// <summary>
/// How long ago, as <c>kubectl</c> writes it in AGE, in <c>5 (2m ago)</c> and for events: <c>119s</c>, <c>2m1s</c>, <c>3h</c>, <c>5d2h</c>, <c>2y</c>.
/// </summary>
/// <remarks>Units are cut, never rounded, and a year has 365 days. The same in every Kubernetes from 1.28 to 1.36.</remarks>
public static class Age
{
    /// <summary>What is written where there is no time stamp.</summary>
    internal const string Unknown = "<unknown>";

    private const string Invalid = "<invalid>";
    private const int DaysInYear = 365;

    /// <summary>The API server counts in 64 bits of nanoseconds and stays at the largest number: 292 years.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromTicks(long.MaxValue / TimeSpan.NanosecondsPerTick);

    /// <summary>The time since an instant.</summary>
    /// <param name="instant">The instant. Null and the year 1 mean that there is none.</param>
    /// <param name="now">The moment of looking.</param>
    /// <returns>The difference, negative when the instant lies in the future, or null when there is no instant.</returns>
    internal static TimeSpan? Since(DateTimeOffset? instant, DateTimeOffset now) =>
        instant is { UtcTicks: > 0 } known ? now - known : null;

    /// <summary>The age of a time stamp.</summary>
    /// <param name="instant">The time stamp. Null and the year 1 mean that there is none.</param>
    /// <param name="now">The moment of looking.</param>
    /// <returns>As <see cref="Format(TimeSpan?)"/>.</returns>
    public static string Of(DateTimeOffset? instant, DateTimeOffset now) => Format(Since(instant, now));

    /// <summary>Writes a duration as <c>kubectl</c> does.</summary>
    /// <param name="age">
    /// The time passed, or null where there is no time stamp. Clocks differ, so down to two seconds in the future (exclusive) counts as now.
    /// </param>
    /// <returns>One or two units, such as <c>60s</c>, <c>9m59s</c> or <c>7d23h</c>; <c>&lt;unknown&gt;</c> for null; <c>&lt;invalid&gt;</c> for the future.</returns>
    public static string Format(TimeSpan? age)
    {
        if (age is not { } passed)
            return Unknown;

        TimeSpan d = passed < Longest ? passed : Longest;
        if (d <= TimeSpan.FromSeconds(-2))
            return Invalid;

        long seconds = Math.Max(0, d.Ticks / TimeSpan.TicksPerSecond);
        long minutes = seconds / 60;
        long hours = minutes / 60;
        long days = hours / 24;
        long years = days / DaysInYear;
        if (seconds < 120)
            return Units(seconds, 's');
        if (minutes < 10)
            return Units(minutes, 'm', seconds % 60, 's');
        if (minutes < 180)
            return Units(minutes, 'm');
        if (hours < 8)
            return Units(hours, 'h', minutes % 60, 'm');
        if (hours < 48)
            return Units(hours, 'h');
        if (days < 8)
            return Units(days, 'd', hours % 24, 'h');
        if (years < 2)
            return Units(days, 'd');
        return years < 8 ? Units(years, 'y', days % DaysInYear, 'd') : Units(years, 'y');
    }

    private static string Units(long number, char unit) => string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");

    private static string Units(long number, char unit, long rest, char restUnit) =>
        rest == 0 ? Units(number, unit) : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}{rest}{restUnit}");
}
