using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PodLifecycle.Packages.Tests;

/// <summary>What lies in the packages, and what they say about themselves.</summary>
[Collection(PackageTests.Name)]
public class ContentTests(PackedPackages packages)
{
    public static TheoryData<string> Libraries => [.. PackedPackages.Libraries];

    public static TheoryData<string> All => [.. AllIds];

    private static string[] AllIds => [.. PackedPackages.Libraries, PackedPackages.Tool];

    [Fact]
    public void Folder_AfterPacking_HoldsThePackagesAndTheirSymbols() =>
        Directory.GetFiles(packages.Folder).Should().BeEquivalentTo(
            [.. AllIds.Select(id => packages.PathOf(id, "nupkg")), .. AllIds.Select(id => packages.PathOf(id, "snupkg"))]);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_Files_AreTheAssemblyItsDocumentationReadmeAndIcon(string id)
    {
        string lib = $"lib/{BuildFacts.TargetFramework}/{id}";

        Files(packages.PathOf(id, "nupkg")).Should().BeEquivalentTo($"{id}.nuspec", "README.md", "icon.png", $"{lib}.dll", $"{lib}.xml");
        Files(packages.PathOf(id, "snupkg")).Should().BeEquivalentTo($"{id}.nuspec", $"{lib}.pdb");
    }

    [Fact]
    public void Tool_Files_AreWhatItNeedsToRun()
    {
        string any = $"tools/{BuildFacts.TargetFramework}/any/";
        string[] assemblies = ["podlife", "PodLifecycle", "PodLifecycle.Simulation", "PodLifecycle.Yaml"];

        Files(packages.PathOf(PackedPackages.Tool, "nupkg")).Should().BeEquivalentTo(
        [
            "PodLifecycle.Tool.nuspec", "README.md", "icon.png",
            any + "DotnetToolSettings.xml", any + "podlife.deps.json", any + "podlife.runtimeconfig.json",
            any + "System.CommandLine.dll", any + "YamlDotNet.dll",
            .. assemblies.Select(name => $"{any}{name}.dll"), .. assemblies.Select(name => $"{any}{name}.pdb"),
        ]);
        Read(PackedPackages.Tool, any + "DotnetToolSettings.xml").Should().Contain("Name=\"podlife\"");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Package_SaysWhatItIs(string id)
    {
        XElement metadata = Metadata(id);

        Value(metadata, "id").Should().Be(id);
        Value(metadata, "version").Should().Be(BuildFacts.Version);
        Value(metadata, "license").Should().Be("Apache-2.0");
        Value(metadata, "readme").Should().Be("README.md");
        Value(metadata, "icon").Should().Be("icon.png");
        Value(metadata, "description").Should().NotBeEmpty().And.NotBe("Package Description");
        Value(metadata, "tags").Split(' ').Should().Contain("kubernetes");
        Read(id, "README.md").Should().Be(File.ReadAllText(Path.Combine(Repository.Root, "README.md")));
        Bytes(id, "icon.png")[..8].Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A);
    }

    [Theory]
    [InlineData("PodLifecycle")]
    [InlineData("PodLifecycle.Simulation", "PodLifecycle")]
    [InlineData("PodLifecycle.Yaml", "PodLifecycle", "YamlDotNet")]
    public void Library_Dependencies_AreThoseOfTheArchitecture(string id, params string[] dependencies) =>
        Metadata(id).Descendants().Where(e => e.Name.LocalName == "dependency").Select(d => d.Attribute("id")!.Value).Should().BeEquivalentTo(dependencies);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_Documentation_TellsAboutItsMembers(string id) =>
        XDocument.Parse(Read(id, $"lib/{BuildFacts.TargetFramework}/{id}.xml")).Descendants("member").Should().HaveCountGreaterThan(10);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_Assembly_IsBuiltDeterministically(string id)
    {
        using var assembly = new PEReader(new MemoryStream(Bytes(id, $"lib/{BuildFacts.TargetFramework}/{id}.dll")));

        assembly.ReadDebugDirectory().Should().Contain(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    private XElement Metadata(string id) => XDocument.Parse(Read(id, id + ".nuspec")).Root!.Elements().Single();

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;

    private string Read(string id, string file)
    {
        using var text = new StreamReader(new MemoryStream(Bytes(id, file)));
        return text.ReadToEnd();
    }

    private byte[] Bytes(string id, string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(packages.PathOf(id, "nupkg"));
        using Stream content = archive.GetEntry(file)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Without what the format of packages itself adds.</summary>
    private static string[] Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(e => e.FullName)
            .Where(f => !f.StartsWith("_rels/", StringComparison.Ordinal) && !f.StartsWith("package/", StringComparison.Ordinal) && f != "[Content_Types].xml")];
    }
}
