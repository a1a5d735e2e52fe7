namespace PodLifecycle.Oracle.Tests;

/// <summary>Prints one line a file, and appends it to the file that <c>POD_ORACLE_SUMMARY</c> names.</summary>
internal static class OracleSummary
{
    private static readonly Lock Gate = new();

    public static void Write(string name, int passed, int total)
    {
        string line = $"oracle {name}: {passed}/{total}";
        lock (Gate)
        {
            Console.WriteLine(line);
            if (Environment.GetEnvironmentVariable("POD_ORACLE_SUMMARY") is { Length: > 0 } summary)
                File.AppendAllText(summary, line + "\n");
        }
    }
}
