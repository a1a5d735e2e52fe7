using System.Security;

namespace PodLifecycle.Packages.Tests;

/// <summary>The packages, packed once from what is built, and a place outside the repository where a stranger without network uses them.</summary>
public sealed class PackedPackages : IDisposable
{
    public static readonly string[] Libraries = ["PodLifecycle", "PodLifecycle.Simulation", "PodLifecycle.Yaml"];

    public const string Tool = "PodLifecycle.Tool";

    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("podlifecycle-packages-");

    public PackedPackages()
    {
        Directory.CreateDirectory(Folder);
        var dotnet = new DotNet(Repository.Root, Packages: null);
        foreach (string project in (string[])[.. Libraries, Tool])
        {
            dotnet.Run(
                "pack", Path.Combine("src", project), "--no-build", "--no-restore", "-c", BuildFacts.Configuration, "-v", "q", "-o", Folder,
                $"-p:NuspecOutputPath={Path.Combine(temp.FullName, "nuspec")}");
        }

        // Above the projects there is nothing of this repository; and of the packages here a stranger gets no others.
        File.WriteAllText(Path.Combine(temp.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{SecurityElement.Escape(Folder)}" />
                <add key="machine" value="{SecurityElement.Escape(BuildFacts.MachinePackages)}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="packed"><package pattern="PodLifecycle*" /></packageSource>
                <packageSource key="machine"><package pattern="*" /></packageSource>
              </packageSourceMapping>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <disabledPackageSources><clear /></disabledPackageSources>
            </configuration>
            """);
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(temp.FullName, name), "<Project />");
    }

    /// <summary>The folder that holds the packages.</summary>
    internal string Folder => Path.Combine(temp.FullName, "packed");

    /// <summary>The packed file.</summary>
    internal string PathOf(string id, string extension) => Path.Combine(Folder, $"{id}.{BuildFacts.Version}.{extension}");

    /// <summary>A new folder of a stranger.</summary>
    internal DotNet NewFolder(string name) =>
        new(Directory.CreateDirectory(Path.Combine(temp.FullName, name)).FullName, Path.Combine(temp.FullName, "packages"));

    public void Dispose() => temp.Delete(recursive: true);
}

[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
