using System.IO.Compression;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Where the recordings lie: <c>tests/Oracle</c>, or the folder that <c>POD_ORACLE</c> names.</summary>
internal static class OracleFolder
{
    private static readonly string Root = Find();

    /// <summary>The lines of a <c>.jsonl</c> or <c>.jsonl.gz</c> file, or null when the folder does not have it.</summary>
    public static List<string>? Lines(string file)
    {
        using Stream? stream = Open(Path.Combine(Root, file + ".jsonl"));
        if (stream is null)
            return null;

        var lines = new List<string>();
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                lines.Add(line);
        }

        return lines;
    }

    /// <summary>The text of a file, plain or compressed, or null when the folder does not have it.</summary>
    public static string? Text(string file)
    {
        using Stream? stream = Open(Path.Combine(Root, file));
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The files of cases in a folder, as <see cref="Lines"/> takes them, sorted.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        string path = Path.Combine(Root, folder);
        if (!Directory.Exists(path))
            return [];

        return [.. Directory.EnumerateFiles(path)
            .Select(f => Path.GetFileName(f)!)
            .Where(f => f.Contains(".jsonl", StringComparison.Ordinal))
            .Select(f => $"{folder}/{f[..f.IndexOf(".jsonl", StringComparison.Ordinal)]}")
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The names, without endings, of the <c>.json</c> or <c>.json.gz</c> files in a folder, sorted.</summary>
    public static IReadOnlyList<string> Names(string folder)
    {
        string path = Path.Combine(Root, folder);
        if (!Directory.Exists(path))
            return [];

        return [.. Directory.EnumerateFiles(path)
            .Select(f => Path.GetFileName(f)!)
            .Where(f => f.EndsWith(".json", StringComparison.Ordinal) || f.EndsWith(".json.gz", StringComparison.Ordinal))
            .Select(f => f[..f.IndexOf(".json", StringComparison.Ordinal)])
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    private static Stream? Open(string path)
    {
        if (File.Exists(path))
            return File.OpenRead(path);
        return File.Exists(path + ".gz") ? new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress) : null;
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("POD_ORACLE") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : throw new DirectoryNotFoundException($"POD_ORACLE names '{named}', which is no folder");

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "Oracle");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("tests/Oracle is in no folder above the test's own");
    }
}
