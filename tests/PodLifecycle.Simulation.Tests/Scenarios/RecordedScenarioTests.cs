using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Scenarios;

public class RecordedScenarioTests
{
    private const string Smallest = """
        {"id":"x","manifest":{"kind":"Pod"},"recordedFor":9.5,"unknown":1,"actions":[],"states":[
          {"uid":"uid-x","t":0.29,"status":"Pending","ready":"0/1","restarts":0,"phase":"Pending","conditions":{"Ready":"True"},"deleting":false,"gone":false}]}
        """;

    [Fact]
    public void Parse_LeastPossible_GivesDefaults()
    {
        RecordedScenario scenario = RecordedScenario.Parse(Smallest);

        scenario.Manifests.Should().Equal(new TimedManifest(TimeSpan.Zero, """{"kind":"Pod"}"""));
        scenario.RecordedFor.Should().Be(TimeSpan.FromSeconds(9.5));
        scenario.Runs.Should().Be(1);
        scenario.Script.Should().Be("{}");
        scenario.ExactUntil.Should().BeNull();
        scenario.States[0].At.Should().Be(TimeSpan.FromMilliseconds(290), "no digit is lost");
        scenario.States[0].Runs.Should().Equal(TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public void Parse_Recording_KeepsWhatWasDone()
    {
        RecordedScenario scenario = Recordings.Get("pe-memory");

        scenario.Manifests.Select(m => m.CreateAt.TotalSeconds).Should().Equal(0, 0, 0, 0, 40, 45);
        scenario.Scripts.Keys.Should().Contain("besteffort");
        scenario.Actions.Should().Equal(new ScenarioAction.NodeMemory("node-h", 850) { At = TimeSpan.FromSeconds(10) });
        scenario.ActionsDone[0].Do.Should().Be("nodeMemory");
        scenario.ActionsDone[1].HttpStatus.Should().Be(201);
        scenario.Runs.Should().BeGreaterThan(1);
        scenario.States[0].Runs.Should().HaveCount(scenario.Runs);
    }

    [Fact]
    public void Parse_PodsOfAnOwner_TellsTheirController() =>
        Recordings.Get("ow-rs-node-lost").Controllers["uid-web-aaaaa"].Should().Be(new PodController("ReplicaSet", "web"));

    [Fact]
    public void Parse_EachAction_GivesItsOwnCase()
    {
        const string Actions = """
            [{"at":"500ms","do":"create","object":{"kind":"ConfigMap"}},
             {"at":"1s","do":"delete"},
             {"at":"1s","do":"delete","select":"first","grace":0},
             {"at":"1m","do":"delete","pod":"other","grace":null},
             {"at":"1h","do":"patch","kind":"Node","name":"n","type":"merge","patch":{"a":null}},
             {"at":"1s","do":"patch","subresource":"status","patch":{}},
             {"at":"1s","do":"evict"},{"at":"1s","do":"killSandbox"},{"at":"1s","do":"killContainer","container":"app"},
             {"at":"1s","do":"partition","node":"n"},{"at":"1s","do":"powerOn","node":"n"},
             {"at":"1s","do":"deleteNode","name":"n"},{"at":"1s","do":"untaint","name":"n"},{"at":"1s","do":"staticRemove","node":"n"}]
            """;
        ActionTarget main = new ActionTarget.MainPod();
        TimeSpan at = TimeSpan.FromSeconds(1);

        RecordedScenario.Parse(Smallest.Replace("\"actions\":[]", "\"actions\":" + Actions, StringComparison.Ordinal)).Actions.Should().Equal(
            new ScenarioAction.Create("""{"kind":"ConfigMap"}""") { At = TimeSpan.FromMilliseconds(500) },
            new ScenarioAction.Delete(main, null) { At = at },
            new ScenarioAction.Delete(new ActionTarget.FirstPod(), TimeSpan.Zero) { At = at },
            new ScenarioAction.Delete(new ActionTarget.Named("Pod", "other"), null) { At = TimeSpan.FromMinutes(1) },
            new ScenarioAction.Patch(new ActionTarget.Named("Node", "n"), PatchType.Merge) { At = TimeSpan.FromHours(1), Json = """{"a":null}""" },
            new ScenarioAction.Patch(main, PatchType.Strategic) { At = at, Json = "{}", Subresource = "status" },
            new ScenarioAction.Evict(main) { At = at },
            new ScenarioAction.KillSandbox(main) { At = at },
            new ScenarioAction.KillContainer(main, "app") { At = at },
            new ScenarioAction.ChangeNode("n", NodeChange.Partition) { At = at },
            new ScenarioAction.ChangeNode("n", NodeChange.PowerOn) { At = at },
            new ScenarioAction.DeleteNode("n") { At = at },
            new ScenarioAction.Untaint("n") { At = at },
            new ScenarioAction.StaticRemove("n") { At = at });
    }

    [Theory]
    [InlineData("\"actions\":[]", "\"actions\":[{\"at\":\"5\",\"do\":\"evict\"}]", "scenario.actions[0].at: expected a duration such as 500ms, 5s or 11m, got \"5\"")]
    [InlineData("\"actions\":[]", "\"actions\":[{\"at\":\"5s\",\"do\":\"explode\"}]", "scenario.actions[0].do: expected the name of an action, got \"explode\"")]
    [InlineData("\"restarts\":0", "\"restarts\":0.5", "scenario.states[0].restarts: expected a whole number, got 0.5")]
    [InlineData("\"Ready\":\"True\"", "\"Ready\":true", "scenario.states[0].conditions.Ready: expected a text, got true")]
    [InlineData("\"phase\":\"Pending\",", "", "scenario.states[0]: no member 'phase'")]
    [InlineData("9.5", "1e300", "scenario.recordedFor: expected a number of seconds, got 1e300")]
    [InlineData("{\"kind\":\"Pod\"}", "[{},{}],\"createAt\":[\"0s\"]", "scenario.createAt: expected a time for each of the 2 manifests, got [\"0s\"]")]
    [InlineData("\"id\":\"x\"", "\"id\":\"\\ud800\"", "scenario: no JSON:*")]
    [InlineData("{\"id\"", "{id", "scenario: no JSON:*")]
    public void Parse_WrongInput_SaysWhere(string right, string wrong, string message)
    {
        Action parse = () => RecordedScenario.Parse(Smallest.Replace(right, wrong, StringComparison.Ordinal));

        parse.Should().Throw<FormatException>().WithMessage(message);
    }

    [Fact]
    public void Parse_NoStates_IsRefused()
    {
        Action parse = () => RecordedScenario.Parse("""{"id":"x","manifest":{},"recordedFor":1,"states":[]}""");

        parse.Should().Throw<FormatException>().WithMessage("scenario.states: expected at least one state, got []");
    }
}
