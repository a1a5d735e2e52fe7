namespace PodLifecycle.Conventions.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PodLifecycle.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("PodLifecycle.sln is in no folder above the test's own");
    }
}
