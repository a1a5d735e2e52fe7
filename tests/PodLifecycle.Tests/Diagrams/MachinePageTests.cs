using System.Text;

namespace PodLifecycle.Tests.Diagrams;

/// <summary>The pages of <c>docs/machines</c> are made from the tables. <c>UPDATE_GOLDEN=1</c> writes them anew; read the difference before you keep it.</summary>
public class MachinePageTests
{
    private static readonly string Folder = Path.Combine(Root(), "docs", "machines");

    public static TheoryData<string> Names => [.. MachineDiagram.All.Select(machine => machine.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_OfAMachine_SaysWhatItsTableSays(string name)
    {
        string path = Path.Combine(Folder, FileName(name));
        string page = Page(MachineDiagram.All.Single(machine => machine.Name == name));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, page);
        }

        page.Split('\n').Should().Equal(File.ReadAllText(path).Split('\n'), "{0} says so", path);
    }

    [Fact]
    public void Pages_OfMachinesThatAreGone_AreGone() =>
        Directory.GetFiles(Folder).Select(Path.GetFileName).Should().BeEquivalentTo(MachineDiagram.All.Select(machine => FileName(machine.Name)));

    [Fact]
    public void Architecture_LinksEveryPage()
    {
        string architecture = File.ReadAllText(Path.Combine(Root(), "docs", "architecture.md"));
        foreach (MachineDiagram machine in MachineDiagram.All)
            architecture.Should().Contain($"[{machine.Name}](machines/{FileName(machine.Name)})");
    }

    private static string Page(MachineDiagram machine)
    {
        var page = new StringBuilder($"# {char.ToUpperInvariant(machine.Name[0])}{machine.Name[1..]}\n\n{machine.Summary}\n\n");
        page.Append("Made from the table in the code by a test (`MachinePageTests`).\n\n");
        page.Append($"```mermaid\n{machine.Mermaid}```\n\n");
        page.Append("| from | input | to |\n|---|---|---|\n");
        foreach (MachineTransition row in machine.Transitions)
            page.Append($"| {row.From} | {row.Input} | {row.To} |\n");
        return page.ToString();
    }

    private static string FileName(string name) => name.Replace(' ', '-') + ".md";

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PodLifecycle.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("PodLifecycle.sln is in no folder above the test's own");
    }
}
