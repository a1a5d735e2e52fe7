using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using PodLifecycle.Simulation;

namespace PodLifecycle.Oracle.Tests.Edges;

/// <summary>Which rows of the machines' tables nothing has ever taken. A table counts for the whole process, so other tests may take rows too.</summary>
public class EdgeCoverageTests
{
    private const int Seed = 1;

    [Fact]
    public void Tables_AfterRecordingsAndEnumerations_HaveNoRowThatNothingTook()
    {
        foreach (string name in OracleFolder.Names("traces").Where(name => name != "index"))
        {
            RecordedScenario scenario = RecordedScenario.Parse(OracleFolder.Text($"traces/{name}.json")!);
            if (ScenarioRun.NotBuilt(scenario) is not null)
                continue;
            ScenarioRun.Run(scenario, Timing.Ideal, Seed);
            ScenarioRun.Run(scenario, Timing.Kubelet, Seed);
        }

        SmallMachines.EnumerateAll();
        PodStories.TellAll();

        Rows("NotTaken").Should().BeEmpty();
    }

    private static IEnumerable<string> Rows(string property) =>
        from type in typeof(PodMachine).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(TransitionTable<,>)
        let table = field.GetValue(null)!
        let machine = table.GetType().GetProperty("Name")!.GetValue(table)
        from ITuple row in (IEnumerable)table.GetType().GetProperty(property)!.GetValue(table)!
        select $"{machine}: {row[0]} --{row[1]}--> {row[2]}";
}
