using System.Runtime.CompilerServices;

namespace PodLifecycle.Yaml.Tests;

/// <summary>The manifests of the tutorials, as they stand on the web, and mended.</summary>
internal static class SeedManifests
{
    public static IEnumerable<(string Name, string Text)> All => Directory.EnumerateFiles(Folder()).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Oracle", "seeds", "manifests");
}
