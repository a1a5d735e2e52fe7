using System.Reflection;

namespace PodLifecycle.Packages.Tests;

/// <summary>What the build that made this assembly knew.</summary>
internal static class BuildFacts
{
    public static string Version => Of("Version");

    public static string Configuration => Of("Configuration");

    public static string TargetFramework => Of("TargetFramework");

    /// <summary>Where this machine keeps the packages that the solution was restored with: a source that needs no network.</summary>
    public static string MachinePackages => Of("NuGetPackageRoot");

    private static string Of(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
