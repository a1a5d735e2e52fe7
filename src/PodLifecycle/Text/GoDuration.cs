using System.Globalization;

namespace PodLifecycle;

/// <summary>Durations as Kubernetes' messages write them: <c>1m20s</c>, <c>2.5s</c>, <c>999ms</c>, <c>0s</c>.</summary>
internal static class GoDuration
{
    /// <summary>The duration in hours, minutes and seconds; below one second in the largest unit that leaves a whole number before the point.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
            return "0s";

        decimal seconds = Math.Abs((decimal)duration.Ticks) / TimeSpan.TicksPerSecond;
        string sign = duration < TimeSpan.Zero ? "-" : "";
        if (seconds < 1)
        {
            return sign + seconds switch
            {
                >= 1e-3m => Number(seconds * 1e3m) + "ms",
                >= 1e-6m => Number(seconds * 1e6m) + "µs",
                _ => Number(seconds * 1e9m) + "ns",
            };
        }

        long minutes = (long)(seconds / 60);
        string rest = Number(seconds % 60) + "s";
        return sign + minutes switch
        {
            0 => rest,
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes}m{rest}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m{rest}"),
        };
    }

    private static string Number(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
