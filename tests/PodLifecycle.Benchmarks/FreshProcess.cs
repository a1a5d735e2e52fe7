using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PodLifecycle.Benchmarks;

/// <summary>What the first call costs in a process that has done nothing yet: most of it is loading and compiling code. Run with <c>--first-call</c>.</summary>
internal static class FreshProcess
{
    private const string Flag = "--first-call";
    private const int Times = 15;

    private static readonly (string Name, Action Run)[] Calls =
    [
        ("bare-parser", () => ManifestRuns.BareParse(Encoding.UTF8.GetBytes(ManifestTexts.One))),
        ("strict-load", () => ManifestRuns.Load(Encoding.UTF8.GetBytes(ManifestTexts.One))),
    ];

    /// <summary>Does what the arguments ask for; false when they ask for something else.</summary>
    public static bool Run(string[] args)
    {
        if (args is [Flag, var name])
        {
            // The runtime has read no manifest before the clock starts, but it knows its clock and its console.
            Console.Write("");
            long start = Stopwatch.GetTimestamp();
            Array.Find(Calls, c => c.Name == name).Run();
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
            return true;
        }

        if (args is not [Flag])
            return false;
        double[] medians = [.. Calls.Select(c => Median(c.Name))];
        for (int i = 0; i < Calls.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Calls[i].Name}: {medians[i]:0.0} ms, {medians[i] / medians[0]:0.00} x"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kept of 1 MiB of YAML: {ManifestRuns.Kept(ManifestTexts.Yaml) / 1024.0:0} KiB"));
        return true;
    }

    private static double Median(string name)
    {
        double[] times = [.. Enumerable.Range(0, Times).Select(_ => Measure(name)).Order()];
        return times[Times / 2];
    }

    private static double Measure(string name)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Flag, name]) { RedirectStandardOutput = true })!;
        string answer = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
