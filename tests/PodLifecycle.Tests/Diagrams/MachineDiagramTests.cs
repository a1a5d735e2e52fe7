using System.Reflection;

namespace PodLifecycle.Tests.Diagrams;

public class MachineDiagramTests
{
    [Fact]
    public void All_HasEveryTable_OfTheCore()
    {
        IEnumerable<object?> tables = typeof(PodMachine).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(TransitionTable<,>))
            .Select(field => field.GetValue(null));

        MachineDiagram.All.Select(machine => machine.Name).Should()
            .BeEquivalentTo(tables.Select(table => (string)table!.GetType().GetProperty("Name")!.GetValue(table)!));
    }

    [Fact]
    public void Mermaid_OfAHook_HasItsStartItsArrowsAndItsEnds() => Machine("hook").Mermaid.Should().Be(
        "stateDiagram-v2\n" +
        "    [*] --> Idle\n" +
        "    Idle --> Running : Begin\n" +
        "    Running --> Done : Succeed\n" +
        "    Running --> Failed : Fail\n" +
        "    Done --> [*]\n" +
        "    Failed --> [*]\n");

    [Fact]
    public void Mermaid_OfSeveralInputsBetweenTwoStates_HasOneArrow() => Machine("api-object").Mermaid.Should()
        .Contain("    note right of Removed : stays on<br/>Bind<br/>Delete\n")
        .And.Contain("    Deleting --> Removed : Remove\n");

    [Fact]
    public void Mermaid_OfATableOutOfOrder_GoesByTheOrderOfTheStates()
    {
        IEnumerable<string> lines = Machine("probe worker").Mermaid.Split('\n').Where(line => line.Contains("Leaving", StringComparison.Ordinal));

        lines.Should().Equal(
            "    Probing --> Leaving : Stop",
            "    note right of Leaving : stays on<br/>Retry<br/>Stop",
            "    Leaving --> Done : Discarded<br/>Counted<br/>Published<br/>Settled");
    }

    [Fact]
    public void Dot_OfAStop_HasBothStartsAndItsEnd() => Machine("container stop").Dot.Should().Be(
        "digraph \"container stop\" {\n" +
        "    rankdir=LR;\n" +
        "    node [shape=box, style=rounded];\n" +
        "    \"*\" [shape=point];\n" +
        "    \"InHook\";\n" +
        "    \"Waiting\";\n" +
        "    \"Signalled\";\n" +
        "    \"Ended\" [peripheries=2];\n" +
        "    \"*\" -> \"InHook\";\n" +
        "    \"*\" -> \"Waiting\";\n" +
        "    \"InHook\" -> \"Waiting\" [label=\"HookOver\"];\n" +
        "    \"Waiting\" -> \"Signalled\" [label=\"Turn\"];\n" +
        "    \"Waiting\" -> \"Ended\" [label=\"Exit\"];\n" +
        "    \"Signalled\" -> \"Ended\" [label=\"Exit\"];\n" +
        "}\n");

    [Fact]
    public void Dot_OfInputsThatLeaveTheState_HasOneDashedArrow() => Machine("api-object").Dot.Should()
        .Contain("    \"Removed\" -> \"Removed\" [label=\"Bind\\nDelete\", style=dashed];\n");

    private static MachineDiagram Machine(string name) => MachineDiagram.All.Single(machine => machine.Name == name);
}
