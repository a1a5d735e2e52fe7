using System.Collections;
using System.Diagnostics;
using System.Text;

namespace PodLifecycle.Packages.Tests;

/// <summary>Runs <c>dotnet</c>, or a program made with it, as somebody would at a terminal.</summary>
/// <param name="Folder">Where it runs.</param>
/// <param name="Packages">Its global packages folder; null: the machine's.</param>
internal sealed record DotNet(string Folder, string? Packages)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    private static string Muxer => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public string Run(params string[] arguments) => Start(Muxer, arguments);

    /// <summary>Standard output of a program that ends well; what else it does is told.</summary>
    public string Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Settle(start.Environment);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(LongestRun))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {LongestRun}");
        }

        Task.WaitAll(error, output);
        process.ExitCode.Should().Be(0, "{0} {1} should end well, but said:\n{2}\n{3}", program, string.Join(' ', arguments), output.Result, error.Result);
        return output.Result.ReplaceLineEndings("\n");
    }

    /// <summary>What the test's own build has set would lead another build astray; and no server may outlive the command and hold its output open.</summary>
    private void Settle(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToArray())
            environment.Remove(name);
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")) ?? environment["DOTNET_ROOT"];
        environment["NUGET_PACKAGES"] = Packages ?? BuildFacts.MachinePackages;
    }
}
