using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

internal static class Signals
{
    public const int Hangup = 1;
    public const int Kill = 9;
    public const int Term = 15;

    /// <summary>For <c>trap</c>: the shell's own end.</summary>
    public const int Exit = 0;

    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["EXIT"] = Exit, ["HUP"] = Hangup, ["INT"] = 2, ["QUIT"] = 3, ["KILL"] = Kill, ["USR1"] = 10, ["USR2"] = 12, ["TERM"] = Term,
    };

    /// <summary>Null when there is no such signal.</summary>
    public static int? Parse(string text)
    {
        var name = text.StartsWith("SIG", StringComparison.Ordinal) ? text["SIG".Length..] : text;
        if (Numbers.TryGetValue(name, out var number))
            return number;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && Numbers.ContainsValue(number) ? number : null;
    }
}
