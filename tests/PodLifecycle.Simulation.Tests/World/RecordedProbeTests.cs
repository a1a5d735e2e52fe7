using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.World;

/// <summary>Attempts of real probes against real servers, as far as a script can tell what the servers did: the simulated answer is the recorded one.</summary>
public class RecordedProbeTests
{
    [Fact]
    public void Probe_OfAScriptedServer_IsJudgedAsRecorded()
    {
        var differences = new List<string>();
        int compared = 0;
        foreach (JsonElement line in Lines())
        {
            JsonElement input = line.GetProperty("in");
            if (ContainerScriptOf(input) is not { } script || Verdict(input, script) is not { } verdict)
                continue;

            JsonElement recorded = line.GetProperty("out").GetProperty("firstAttempt");
            if (recorded.GetProperty("output").ValueKind == JsonValueKind.Null)
                continue;

            compared++;
            string answer = recorded.GetProperty("result").GetString()!;
            string text = recorded.GetProperty("error").GetString() ?? recorded.GetProperty("output").GetString()!;
            string simulated = verdict.Answer == ProbeAnswer.Error ? "unknown" : verdict.Answer.ToString().ToLowerInvariant();
            if (simulated != answer || verdict.Text != text)
                differences.Add($"{line.GetProperty("id")}: {simulated} '{verdict.Text}', recorded {answer} '{text}'");
        }

        differences.Should().BeEmpty();
        compared.Should().BeGreaterThan(60);
    }

    private static ProbeVerdict? Verdict(JsonElement input, string script)
    {
        string podIp = input.GetProperty("podIP").GetString()!;
        Pod pod = Pod.FromJson(input.GetProperty("pod").GetRawText());
        Container app = pod.Spec.Containers.Concat(pod.Spec.InitContainers).First(c => c.Name == "app");
        Probe probe = (app.LivenessProbe ?? app.ReadinessProbe ?? app.StartupProbe)!;
        var time = new VirtualTime(VirtualTime.Epoch);
        var runtime = new ContainerRuntime(() => pod, Script.Parse(script), new PodLifecycle.Simulation.World([], new() { ScriptIsComplete = true }, time));
        runtime.Start("app", podIp, _ => { });
        ProbeVerdict? told = null;
        runtime.Probe("app", probe, podIp, verdict => told = verdict);
        time.Advance(TimeSpan.FromMinutes(5));
        return told;
    }

    /// <summary>Null: no script can tell it.</summary>
    private static string? ContainerScriptOf(JsonElement input)
    {
        if (input.TryGetProperty("execAnswers", out _) || !input.TryGetProperty("podIP", out JsonElement podIp))
            return null;

        var ports = new JsonArray();
        if (input.TryGetProperty("servers", out JsonElement servers) && servers.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement server in servers.EnumerateArray())
            {
                string listen = server.GetProperty("listen").GetString()!;
                int colon = listen.LastIndexOf(':');
                if (listen[..colon] != podIp.GetString() || Port(server, int.Parse(listen[(colon + 1)..], CultureInfo.InvariantCulture)) is not { } scripted)
                    return null;
                ports.Add(scripted);
            }
        }

        return new JsonObject { ["containers"] = new JsonObject { ["app"] = new JsonObject { ["listen"] = ports } } }.ToJsonString();
    }

    private static JsonObject? Port(JsonElement server, int number)
    {
        var port = new JsonObject { ["port"] = number };
        switch (server.GetProperty("kind").GetString())
        {
            case "http" or "https" when server.GetProperty("kind").GetString() is var kind:
                port["tls"] = kind == "https";
                var paths = new JsonObject();
                foreach (JsonProperty route in server.GetProperty("routes").EnumerateObject())
                {
                    if (Step(route) is not { } step)
                        return null;
                    paths[route.Name] = new JsonArray(step);
                }

                port["http"] = paths;
                return port;
            case "grpc":
                if (!server.TryGetProperty("health", out JsonElement health) || health.ValueKind != JsonValueKind.Object)
                    return null;
                var services = new JsonObject();
                foreach (JsonProperty service in health.EnumerateObject())
                {
                    if (!service.Value.TryGetProperty("status", out JsonElement status))
                        return null;
                    services[service.Name] = new JsonArray(new JsonObject { ["status"] = status.GetString(), ["took"] = Took(service.Value) });
                }

                port["grpc"] = services;
                return port;
            default:
                return null;
        }
    }

    private static JsonObject? Step(JsonProperty route)
    {
        JsonElement answer = route.Value;
        if (!route.Name.StartsWith('/') || !answer.TryGetProperty("status", out JsonElement status) || answer.TryGetProperty("abort", out _) || answer.TryGetProperty("bodyDelaySeconds", out _)
            || status.GetInt32() is < 200 or > 599 || (answer.TryGetProperty("body", out JsonElement body) && body.ValueKind != JsonValueKind.String))
        {
            return null;
        }

        JsonElement headers = answer.GetProperty("headers");
        return new JsonObject
        {
            ["status"] = status.GetInt32(),
            ["body"] = body.ValueKind == JsonValueKind.String ? body.GetString() : "",
            ["location"] = headers.TryGetProperty("Location", out JsonElement location) ? location.GetString() : "",
            ["took"] = Took(answer),
        };
    }

    private static string Took(JsonElement answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{(answer.TryGetProperty("delaySeconds", out JsonElement delay) ? (int)(delay.GetDouble() * 1000) : 0)}ms");

    private static IEnumerable<JsonElement> Lines([CallerFilePath] string thisFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "Oracle", "probes", "results.jsonl.gz");
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
