using System.Xml.Linq;

namespace PodLifecycle.Conventions.Tests;

/// <summary>The arrows between the projects, and what each may depend on.</summary>
public class ProjectTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["PodLifecycle"] = [],
        ["PodLifecycle.Yaml"] = ["PodLifecycle"],
        ["PodLifecycle.Simulation"] = ["PodLifecycle"],
        ["PodLifecycle.Tool"] = ["PodLifecycle.Simulation", "PodLifecycle.Yaml"],
    };

    [Fact]
    public void SourceProjects_ReferEachOther_AsTheArchitectureSays()
    {
        string[] projects = Directory.GetDirectories(Path.Combine(Repository.Root, "src"));
        foreach (string project in projects)
        {
            string name = Path.GetFileName(project);
            Arrows.Should().ContainKey(name, "a new project needs an arrow in docs/architecture.md and here");
            References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)).Should().BeEquivalentTo(Arrows[name], name);
        }

        projects.Should().HaveCount(Arrows.Count);
    }

    [Fact]
    public void Core_References_OnlyTheBaseClassLibrary() =>
        typeof(PodMachine).Assembly.GetReferencedAssemblies().Select(a => a.Name).Should().OnlyContain(name => name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void YamlDotNet_IsKnown_OnlyToTheLoader()
    {
        foreach (string name in Arrows.Keys)
            References(Path.Combine(Repository.Root, "src", name), "PackageReference").Contains("YamlDotNet").Should().Be(name == "PodLifecycle.Yaml", name);
    }

    [Fact]
    public void Root_HoldsOneSolution_AndNoProject()
    {
        Directory.GetFiles(Repository.Root, "*.sln*").Should().ContainSingle().Which.Should().EndWith("PodLifecycle.sln");
        Directory.GetFiles(Repository.Root, "*.csproj").Should().BeEmpty();
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "PodLifecycle.sln"));
        foreach (string folder in (string[])["src", "tests"])
        {
            foreach (string project in Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
                solution.Should().Contain(Path.GetFileName(project));
        }
    }

    private static IEnumerable<string> References(string projectFolder, string kind) =>
        XDocument.Load(Directory.GetFiles(projectFolder, "*.csproj").Single())
            .Descendants(kind)
            .Select(r => r.Attribute("Include")!.Value);
}
