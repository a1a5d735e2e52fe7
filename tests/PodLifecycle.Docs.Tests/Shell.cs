using System.Diagnostics;

namespace PodLifecycle.Docs.Tests;

/// <summary>Runs the command lines of the documents: <c>podlife</c>, however it is called.</summary>
internal static class Shell
{
    private static readonly string[] Podlife = ["podlife ", "dotnet run --project src/PodLifecycle.Tool -- "];

    /// <summary>What the line prints, standing at the repository's root.</summary>
    public static string Run(string line)
    {
        string prefix = Podlife.Single(p => line.StartsWith(p, StringComparison.Ordinal));
        string program = Path.Combine(AppContext.BaseDirectory, "podlife.dll");
        using Process process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. ShellWords.Split(line[prefix.Length..])])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.ReplaceLineEndings("\n");
    }
}
