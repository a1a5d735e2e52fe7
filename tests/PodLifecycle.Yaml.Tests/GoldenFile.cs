using System.Runtime.CompilerServices;

namespace PodLifecycle.Yaml.Tests;

/// <summary>
/// Texts that were read and found right once. <c>UPDATE_GOLDEN=1</c> writes them anew; read the difference before you keep it.
/// </summary>
internal static class GoldenFile
{
    public static void Compare(string name, string actual, [CallerFilePath] string thisFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(thisFile)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        actual.Split('\n').Should().Equal(File.ReadAllText(path).Split('\n'), "{0} says so", name);
    }
}
