using System.Globalization;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>A pod of one container and a script of what happens to it, drawn from a seed.</summary>
internal sealed record RandomPod(Pod Pod, string Script, ValueList<ClientAction> Actions)
{
    private const string Image = "registry.example/app:1";
    private static readonly string[] Policies = [RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never];
    private static readonly long?[] Graces = [null, 0, 1, 5, 30];

    public static RandomPod Of(int seed)
    {
        // A fixed seed gives a fixed sequence: a failure can be run again.
#pragma warning disable CA5394
        var random = new Random(seed);
        bool Chance(int percent) => random.Next(100) < percent;
        string Seconds(double most) => (random.Next((int)(most * 10)) / 10.0).ToString(CultureInfo.InvariantCulture) + "s";

        JsonArray Errors(string code)
        {
            var errors = new JsonArray(new JsonObject { ["times"] = random.Next(1, 4), ["error"] = "no luck", ["code"] = code, ["took"] = Seconds(2) });
            if (Chance(30))
                errors.Add((JsonNode)new JsonObject { ["error"] = "never again" });
            return errors;
        }

        JsonObject Run()
        {
            var run = new JsonObject();
            if (Chance(80))
            {
                run["for"] = Seconds(40);
                run["exit"] = Chance(40) ? 0 : random.Next(1, 140);
            }

            if (Chance(15))
                (run["exit"], run["reason"]) = (137, "OOMKilled");
            if (Chance(30))
                run["onTerm"] = Chance(30) ? new JsonObject { ["ignore"] = true } : new JsonObject { ["after"] = Seconds(10), ["exit"] = Chance(50) ? 0 : 1 };
            return run;
        }

        var container = new JsonObject { ["runs"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (JsonNode)Run())]) };
        if (Chance(15))
            container["create"] = Errors("Unknown");
        if (Chance(15))
            container["start"] = Errors("Unknown");
        var script = new JsonObject { ["containers"] = new JsonObject { ["app"] = container } };
        if (Chance(25))
            script["images"] = new JsonObject { [Image] = Chance(60) ? Errors("NotFound") : new JsonArray(new JsonObject { ["took"] = Seconds(8) }) };
        if (Chance(30))
        {
            var sandbox = new JsonObject();
            if (Chance(60))
                sandbox["runs"] = new JsonArray(new JsonObject { ["for"] = Seconds(30) }, new JsonObject { ["for"] = Chance(50) ? "forever" : Seconds(60) });
            if (Chance(40))
                sandbox["create"] = Errors("Unknown");
            script["sandbox"] = sandbox;
        }

        ClientAction Delete() => new ClientAction.Delete(TimeSpan.FromMilliseconds(random.Next(90_000)), Graces[random.Next(Graces.Length)]);
        var pod = new Pod
        {
            Metadata = new() { Name = "demo" },
            Spec = new()
            {
                RestartPolicy = Policies[random.Next(Policies.Length)],
                TerminationGracePeriodSeconds = random.Next(0, 31),
                Containers = [new Container { Name = "app", Image = Image }],
            },
        };
        ValueList<ClientAction> actions = Chance(50) ? Chance(30) ? [Delete(), Delete()] : [Delete()] : [];
#pragma warning restore CA5394
        return new(pod, script.ToJsonString(), actions);
    }

    public Trace Run(Timing timing, int seed) => PodLifecycle.Simulation.Simulation.Run(Pod, new SimulationOptions
    {
        Script = PodLifecycle.Simulation.Script.Parse(Script),
        Actions = Actions,
        Timing = timing,
        Seed = seed,
        Until = TimeSpan.FromMinutes(4),
    });

    public override string ToString() =>
        $"{Pod.Spec.RestartPolicy}, grace {Pod.Spec.TerminationGracePeriodSeconds}, {Script}, {string.Join(", ", Actions.AsEnumerable())}";
}
