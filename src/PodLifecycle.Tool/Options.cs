using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PodLifecycle.Tool;

/// <summary>Options whose values have a format of their own.</summary>
internal static class Options
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

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

    /// <summary><c>--now</c>: the moment of looking. Null: the clock of this machine.</summary>
    public static Option<DateTimeOffset?> Now() => new("--now")
    {
        Description = "The moment of looking, such as 2026-01-01T00:10:00Z (default: now). Ages count from it.",
        HelpName = "instant",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset now))
                return now;
            result.AddError($"--now: '{text}' is no instant; write one such as 2026-01-01T00:10:00Z");
            return null;
        },
    };

    /// <summary><c>--kubernetes</c>: whose API server answers.</summary>
    public static Option<KubernetesVersion> Kubernetes() => new("--kubernetes")
    {
        Description = "The version of the API server, 1.28 to 1.36 (default 1.36). STATUS changed in 1.31 and 1.35.",
        HelpName = "version",
        DefaultValueFactory = _ => KubernetesVersion.V1_36,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            foreach (KubernetesVersion version in Enum.GetValues<KubernetesVersion>())
            {
                if (text == string.Create(CultureInfo.InvariantCulture, $"1.{(int)version}"))
                    return version;
            }

            result.AddError($"--kubernetes: '{text}' is no version that is known here; there are 1.28 to 1.36");
            return KubernetesVersion.V1_36;
        },
    };

    /// <summary><c>-l</c>: which objects by their labels.</summary>
    public static Option<string> Selector() => new("--selector", "-l")
    {
        Description = "Only objects with these labels, such as app=web,tier!=cache.",
        HelpName = "selector",
        DefaultValueFactory = _ => "",
    };

    /// <summary><c>--field-selector</c>: which pods by the fields that the API server knows.</summary>
    public static Option<string> FieldSelector() => new("--field-selector")
    {
        Description = "Only pods with these fields, such as status.phase!=Running,spec.nodeName=node-1.",
        HelpName = "selector",
        DefaultValueFactory = _ => "",
    };

    /// <summary>What every command that looks at pods takes.</summary>
    public static Argument<string> Dump() => new("file") { Description = "What 'kubectl get pods -o json' or '-o yaml' prints, or - for standard input." };

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
