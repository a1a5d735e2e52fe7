using System.Text.Json.Nodes;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>What the containers of a random pod do, and how images and sandboxes answer.</summary>
internal static class RandomScript
{
    public const string Debug = "debug";
    private static readonly string[] commands = ["do start", "do stop", "do started", "do live", "do ready"];

    public static JsonObject Of(Draw draw, JsonObject manifest)
    {
        JsonNode spec = manifest["spec"]!;
        var containers = new JsonObject { [Debug] = Container(draw, endsSoon: true) };
        foreach (JsonNode? init in spec["initContainers"] as JsonArray ?? [])
            containers[(string)init!["name"]!] = Container(draw, endsSoon: init["restartPolicy"] is null);
        foreach (JsonNode? main in (JsonArray)spec["containers"]!)
            containers[(string)main!["name"]!] = Container(draw, endsSoon: false);
        var script = new JsonObject { ["containers"] = containers };
        if (draw.Chance(20))
            script["images"] = new JsonObject { [draw.OneOf(RandomManifest.Images)] = draw.Chance(60) ? Errors(draw, "NotFound") : new JsonArray(new JsonObject { ["took"] = draw.Seconds(8) }) };
        if (draw.Chance(20))
            script["sandbox"] = Sandbox(draw);
        return script;
    }

    private static JsonObject Sandbox(Draw draw)
    {
        var sandbox = new JsonObject();
        if (draw.Chance(60))
            sandbox["runs"] = new JsonArray(new JsonObject { ["for"] = draw.Seconds(30) }, new JsonObject { ["for"] = draw.Chance(50) ? "forever" : draw.Seconds(60) });
        if (draw.Chance(40))
            sandbox["create"] = Errors(draw, "Unknown");
        return sandbox;
    }

    private static JsonObject Container(Draw draw, bool endsSoon)
    {
        var container = new JsonObject
        {
            ["runs"] = new JsonArray([.. Enumerable.Range(0, draw.From(1, 3)).Select(_ => (JsonNode)Run(draw, endsSoon))]),
            ["exec"] = new JsonObject(commands.Where(_ => draw.Chance(60)).Select(command => KeyValuePair.Create(command, (JsonNode?)Steps(draw)))),
        };
        if (draw.Chance(8))
            container["create"] = Errors(draw, "Unknown");
        if (draw.Chance(8))
            container["start"] = Errors(draw, "Unknown");
        if (draw.Chance(50))
            container["listen"] = new JsonArray(Web(draw), Grpc(draw));
        return container;
    }

    private static JsonObject Run(Draw draw, bool endsSoon)
    {
        var run = new JsonObject();
        if (draw.Chance(endsSoon ? 95 : 70))
        {
            run["for"] = draw.Odd(endsSoon ? 8 : 40);
            run["exit"] = draw.Chance(endsSoon ? 75 : 40) ? 0 : draw.From(1, 4);
        }

        if (draw.Chance(10))
            (run["exit"], run["reason"]) = (137, "OOMKilled");
        if (draw.Chance(30))
            run["onTerm"] = draw.Chance(30) ? new JsonObject { ["ignore"] = true } : new JsonObject { ["after"] = draw.Seconds(10), ["exit"] = draw.From(0, 2) };
        return run;
    }

    private static JsonArray Steps(Draw draw)
    {
        var steps = new JsonArray();
        if (draw.Chance(50))
            steps.Add((JsonNode)new JsonObject { ["until"] = draw.Seconds(20), ["exit"] = draw.From(0, 1), ["took"] = draw.Seconds(4) });
        steps.Add((JsonNode)new JsonObject { ["exit"] = draw.Chance(60) ? 0 : 1, ["out"] = "out", ["took"] = draw.Chance(60) ? "0s" : draw.Seconds(5) });
        return steps;
    }

    /// <summary>
    /// Good answers come at once. Containers share a network: one that is on its way while the asking container ends makes an ended container
    /// ready for a moment, as a real kubelet does, and breaks the rule that only what runs is ready.
    /// </summary>
    private static JsonObject Web(Draw draw) => new()
    {
        ["port"] = 80,
        ["http"] = new JsonObject
        {
            ["/"] = new JsonArray(
                new JsonObject { ["until"] = draw.Seconds(30), ["status"] = draw.OneOf(404, 500), ["took"] = draw.Seconds(2) },
                new JsonObject { ["status"] = draw.OneOf(200, 200, 503) }),
        },
    };

    private static JsonObject Grpc(Draw draw) => new()
    {
        ["port"] = 81,
        ["grpc"] = new JsonObject { [""] = new JsonArray(new JsonObject { ["until"] = draw.Seconds(30), ["status"] = "NOT_SERVING" }, new JsonObject()) },
    };

    private static JsonArray Errors(Draw draw, string code)
    {
        var errors = new JsonArray(new JsonObject { ["times"] = draw.From(1, 3), ["error"] = "no luck", ["code"] = code, ["took"] = draw.Seconds(2) });
        if (draw.Chance(30))
            errors.Add((JsonNode)new JsonObject { ["error"] = "never again" });
        return errors;
    }
}
