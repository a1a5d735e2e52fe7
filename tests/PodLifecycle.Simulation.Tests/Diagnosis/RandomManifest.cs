using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>The manifest of a random pod: init containers, sidecars, main containers, all policies and rules, hooks, probes, deadlines.</summary>
internal static class RandomManifest
{
    public const string Gate = "example.com/gate";
    public const string ConfigMap = "settings";
    public static readonly string[] Images = ["registry.example/app:1", "registry.example/app:2"];
    private static readonly string[] policies = [RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never];

    public static JsonObject Of(Draw draw)
    {
        bool isSmall = draw.Chance(33);
        int grace = draw.OneOf(0, 1, 2, 5, 10, 30);
        int count = isSmall ? 1 : draw.From(1, 4);
        int inits = isSmall ? 0 : draw.From(0, count - 1);
        var spec = new JsonObject { ["restartPolicy"] = draw.OneOf(policies), ["terminationGracePeriodSeconds"] = grace };
        if (inits > 0)
            spec["initContainers"] = new JsonArray([.. Enumerable.Range(0, inits).Select(n => (JsonNode)Init(draw, "init" + n, grace))]);
        spec["containers"] = new JsonArray([.. Enumerable.Range(0, count - inits).Select(n => (JsonNode)Regular(draw, "main" + n, isSmall, grace))]);
        if (draw.Chance(8))
            spec["activeDeadlineSeconds"] = draw.From(1, 60);
        if (draw.Chance(6))
            spec["readinessGates"] = new JsonArray(new JsonObject { ["conditionType"] = Gate });
        if (draw.Chance(5))
            spec["volumes"] = new JsonArray(new JsonObject { ["name"] = "files", ["configMap"] = new JsonObject { ["name"] = ConfigMap } });
        if (draw.Chance(5))
            spec["hostNetwork"] = true;
        var metadata = new JsonObject { ["name"] = "demo" };
        if (draw.Chance(5))
            metadata["finalizers"] = new JsonArray("example.com/hold");
        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = metadata, ["spec"] = spec };
    }

    private static JsonObject Init(Draw draw, string name, int grace)
    {
        JsonObject container = Plain(draw, name);
        if (draw.Chance(50))
        {
            container["restartPolicy"] = RestartPolicy.Always;
            Attend(draw, container, grace);
        }
        else if (draw.Chance(20))
        {
            Rule(draw, container);
        }

        return container;
    }

    private static JsonObject Regular(Draw draw, string name, bool isSmall, int grace)
    {
        JsonObject container = Plain(draw, name);
        if (draw.Chance(20))
            Rule(draw, container);
        if (!isSmall)
            Attend(draw, container, grace);
        return container;
    }

    private static JsonObject Plain(Draw draw, string name)
    {
        var container = new JsonObject { ["name"] = name, ["image"] = draw.OneOf(Images), ["imagePullPolicy"] = draw.OneOf(PullPolicy.IfNotPresent, PullPolicy.IfNotPresent, PullPolicy.Always, PullPolicy.Never) };
        if (draw.Chance(4))
        {
            var source = new JsonObject { ["configMapKeyRef"] = new JsonObject { ["name"] = ConfigMap, ["key"] = "a" } };
            container["env"] = new JsonArray(new JsonObject { ["name"] = "A", ["valueFrom"] = source });
        }

        return container;
    }

    private static void Rule(Draw draw, JsonObject container)
    {
        container["restartPolicy"] = draw.OneOf(policies);
        if (draw.Chance(60))
        {
            // Nothing waits between two restarts of all containers: a rule that any end fits could go on without end at one instant.
            string action = draw.OneOf("Restart", "RestartAllContainers");
            container["restartPolicyRules"] = new JsonArray(new JsonObject
            {
                ["action"] = action,
                ["exitCodes"] = new JsonObject { ["operator"] = action == "Restart" ? draw.OneOf("In", "NotIn") : "In", ["values"] = new JsonArray(1, 2) },
            });
        }
    }

    /// <summary>Hooks and probes.</summary>
    private static void Attend(Draw draw, JsonObject container, int grace)
    {
        if (draw.Chance(30))
        {
            var lifecycle = new JsonObject();
            if (draw.Chance(50))
                lifecycle["postStart"] = Handler(draw, "start", grace);
            if (draw.Chance(70))
                lifecycle["preStop"] = Handler(draw, "stop", grace);
            container["lifecycle"] = lifecycle;
        }

        if (draw.Chance(25))
            container["startupProbe"] = Probe(draw, "started", mayNeedMore: false, mayHaveGrace: true);
        if (draw.Chance(25))
            container["livenessProbe"] = Probe(draw, "live", mayNeedMore: false, mayHaveGrace: true);
        if (draw.Chance(35))
            container["readinessProbe"] = Probe(draw, "ready", mayNeedMore: true, mayHaveGrace: false);
    }

    private static JsonObject Handler(Draw draw, string word, int grace) => draw.From(0, 3) switch
    {
        0 when grace > 0 => new JsonObject { ["sleep"] = new JsonObject { ["seconds"] = draw.From(1, grace) } },
        1 => Http(),
        _ => Exec(word),
    };

    private static JsonObject Probe(Draw draw, string word, bool mayNeedMore, bool mayHaveGrace)
    {
        JsonObject probe = draw.From(0, 4) switch
        {
            0 => Http(),
            1 => new JsonObject { ["tcpSocket"] = new JsonObject { ["port"] = 80 } },
            2 => new JsonObject { ["grpc"] = new JsonObject { ["port"] = 81 } },
            _ => Exec(word),
        };
        probe["periodSeconds"] = draw.From(1, 10);
        probe["timeoutSeconds"] = draw.From(1, 3);
        probe["failureThreshold"] = draw.From(1, 3);
        if (draw.Chance(30))
            probe["initialDelaySeconds"] = draw.From(0, 10);
        if (mayNeedMore && draw.Chance(30))
            probe["successThreshold"] = draw.From(1, 3);
        if (mayHaveGrace && draw.Chance(20))
            probe["terminationGracePeriodSeconds"] = draw.From(1, 10);
        return probe;
    }

    private static JsonObject Exec(string word) => new() { ["exec"] = new JsonObject { ["command"] = new JsonArray("do", word) } };

    private static JsonObject Http() => new() { ["httpGet"] = new JsonObject { ["port"] = 80, ["path"] = "/" } };
}
