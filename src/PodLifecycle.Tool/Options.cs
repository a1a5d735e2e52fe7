using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PodLifecycle.Tool;

/// <summary>Options whose values have a format of their own.</summary>
internal static class Options
{
    /// <summary>A span of time such as <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>500ms</c>.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "duration",
        CustomParser = result =>
        {
            if (TryParseDuration(result.Tokens[0].Value, out TimeSpan duration))
                return duration;
            result.AddError($"{name}: '{result.Tokens[0].Value}' is no duration of at most {Longest.TotalDays}d; write one such as 90s, 10m or 1h30m");
            return null;
        },
    };

    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        int at = 0;
        while (at < text.Length)
        {
            int digits = at;
            while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
                digits++;
            int unit = digits;
            while (unit < text.Length && char.IsAsciiLetterLower(text[unit]))
                unit++;
            double seconds = text[digits..unit] switch
            {
                "ms" => 0.001,
                "s" => 1,
                "m" => 60,
                "h" => 3600,
                "d" => 86400,
                _ => double.NaN,
            };
            if (!double.TryParse(text.AsSpan(at, digits - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                || !(number * seconds <= Longest.TotalSeconds))
                return false;
            duration += TimeSpan.FromSeconds(number * seconds);
            if (duration > Longest)
                return false;
            at = unit;
        }

        return text.Length > 0;
    }

    private static TimeSpan Longest => Simulation.SimulationOptions.LongestRun;
}
