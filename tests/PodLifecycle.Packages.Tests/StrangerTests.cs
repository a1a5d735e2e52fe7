namespace PodLifecycle.Packages.Tests;

/// <summary>The packages in the hands of somebody who has nothing but them, and no network.</summary>
[Collection(PackageTests.Name)]
public class StrangerTests(PackedPackages packages)
{
    [Fact]
    public void ConsoleProject_UsesTheLibraries_PrintsWhatTheyAnswer()
    {
        DotNet stranger = packages.NewFolder("console");
        string references = string.Concat(PackedPackages.Libraries.Select(id => $"""<PackageReference Include="{id}" Version="{BuildFacts.Version}" />"""));
        File.WriteAllText(Path.Combine(stranger.Folder, "Console.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{BuildFacts.TargetFramework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Repository.Root, "tests", "PodLifecycle.Packages.Tests", "Stranger", "Program.cs"), Path.Combine(stranger.Folder, "Program.cs"));

        stranger.Run("build", "-v", "q", "-o", "out");

        GoldenFile.Compare("console.txt", stranger.Run(Path.Combine("out", "Console.dll")));
    }

    [Fact]
    public void TestProject_OfTheSamples_PassesWithThePackages()
    {
        DotNet stranger = packages.NewFolder("unit-tests");
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "samples", "UnitTests")))
            File.Copy(file, Path.Combine(stranger.Folder, Path.GetFileName(file)));

        stranger.Run("test", "--nologo").Should().MatchRegex(@"Passed! +- Failed: +0, Passed: +4, Skipped: +0");
    }

    [Fact]
    public void Tool_IsInstalled_RunsAManifest()
    {
        DotNet stranger = packages.NewFolder("tool");
        stranger.Run("tool", "install", PackedPackages.Tool, "--version", BuildFacts.Version, "--tool-path", "bin", "--configfile", "../nuget.config");
        string podlife = Path.Combine(stranger.Folder, "bin", OperatingSystem.IsWindows() ? "podlife.exe" : "podlife");
        string manifest = Path.Combine(Repository.Root, "samples", "manifests", "crash-loop.yaml");

        stranger.Start(podlife, "run", manifest, "--timing", "ideal", "--until", "5s").Should().Be("""
            NAME         READY   STATUS    RESTARTS   AGE
            crash-loop   0/1     Pending   0          0s
            crash-loop   0/1     ContainerCreating   0          0s
            crash-loop   1/1     Running             0          0s
            crash-loop   0/1     Error               0          2s
            crash-loop   1/1     Running             1 (0s ago)   2s
            crash-loop   0/1     Error               1 (2s ago)   4s

            """);
    }
}
