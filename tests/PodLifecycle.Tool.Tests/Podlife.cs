namespace PodLifecycle.Tool.Tests;

/// <summary>What <c>podlife</c> did.</summary>
internal sealed record Answer(int ExitCode, string Out, string Error);

/// <summary>Runs <c>podlife</c> inside the test's process.</summary>
internal static class Podlife
{
    public static Answer Run(params string[] args) => RunWith("", args);

    /// <summary>With a text on standard input.</summary>
    public static Answer RunWith(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = Cli.Run(args, new StringReader(input), output, error);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a manifest from standard input, to the instant.</summary>
    public static Answer RunPod(string manifest, params string[] more) => RunWith(manifest, ["run", "-", "--timing", "ideal", .. more]);
}
