using System.Diagnostics;
using System.Globalization;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Benchmarks;

/// <summary>The rows about manifests on a machine that others use too: they take turns, and the least time of each counts. Run with <c>--side-by-side</c>.</summary>
internal static class SideBySide
{
    private const string Flag = "--side-by-side";
    private const int Rounds = 150;
    private const int Validations = 200;
    private const int ControlRounds = 1_000_000;

    private static ulong random = 88172645463325252;

    /// <summary>Does what the arguments ask for; false when they ask for something else.</summary>
    public static bool Run(string[] args)
    {
        if (args is not [Flag])
            return false;

        var pod = (Pod)ManifestLoader.Load(ManifestTexts.One).Documents[0].Object!;
        (string Name, double Count, string Unit, Action Run)[] rows =
        [
            ("bare parser", 1, "ms", () => ManifestRuns.BareParse(ManifestTexts.Yaml)),
            ("strict load", 1, "ms", () => ManifestRuns.Load(ManifestTexts.Yaml)),
            ("strict load of JSON", 1, "ms", () => ManifestRuns.Load(ManifestTexts.Json)),
            ("defaults and validation", Validations / 1e3, "us", () => Validate(pod)),
            ("control", ControlRounds / 1e6, "ns", Control),
        ];
        double[] least = [.. rows.Select(_ => double.MaxValue)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                rows[i].Run();
                least[i] = Math.Min(least[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds / rows[i].Count);
            }
        }

        for (int i = 0; i < rows.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows[i].Name}: {least[i]:0.00} {rows[i].Unit}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"strict load : bare parser = {least[1] / least[0]:0.00}, strict load : JSON = {least[1] / least[2]:0.00}"));
        return true;
    }

    private static void Validate(Pod pod)
    {
        for (int i = 0; i < Validations; i++)
            pod.Validate();
    }

    private static void Control()
    {
        ulong x = random;
        for (int i = 0; i < ControlRounds; i++)
        {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
        }

        random = x;
    }
}
