using System.Text.Json;
using PodLifecycle.Api;
using static PodLifecycle.Simulation.Tests.Scenarios.Given;

namespace PodLifecycle.Simulation.Tests.Scenarios;

public class PodStateLogTests
{
    [Fact]
    public void Observe_WhatLooksLikeThePodsLastState_IsNoEntry()
    {
        var log = new PodStateLog();
        log.Observe(TimeSpan.Zero, "uid-a", "ADDED", Pending);
        log.Observe(TimeSpan.FromSeconds(1), "uid-b", "ADDED", Pending);
        log.Observe(TimeSpan.FromSeconds(2), "uid-a", "MODIFIED", Pending);
        log.Observe(TimeSpan.FromSeconds(3), "uid-a", "DELETED", Pending);

        log.Entries.Should().Equal(
            new PodStateEntry("uid-a", TimeSpan.Zero, Pending),
            new PodStateEntry("uid-b", TimeSpan.FromSeconds(1), Pending),
            new PodStateEntry("uid-a", TimeSpan.FromSeconds(3), Pending with { Gone = true }));
    }

    [Fact]
    public void Observe_TheRecordedWatch_GivesTheRecordedStates()
    {
        foreach (RecordedScenario scenario in Recordings.All)
        {
            using JsonDocument file = JsonDocument.Parse(Recordings.Text(scenario.Id));
            var log = new PodStateLog();
            foreach (JsonElement version in file.RootElement.GetProperty("trace").EnumerateArray())
            {
                TimeSpan at = new JsonPlace(version.GetProperty("t"), "t").Seconds();
                log.Observe(at, version.GetProperty("uid").GetString()!, version.GetProperty("type").GetString()!, StateOf(version));
            }

            // Where two pods change at once, the file may have them in another order.
            log.Entries.OrderBy(s => s.At).ThenBy(s => s.Uid).Should()
                .Equal(Recordings.AsSimulated(scenario).OrderBy(s => s.At).ThenBy(s => s.Uid), scenario.Id);
        }
    }

    private static SeenState StateOf(JsonElement version)
    {
        JsonElement columns = version.GetProperty("kubectl");
        PodStatus status = KubernetesJson.ReadPod($$"""{"apiVersion":"v1","kind":"Pod","status":{{version.GetProperty("status").GetRawText()}}}""").Status;
        return new SeenState
        {
            Status = columns.GetProperty("status").GetString()!,
            Ready = columns.GetProperty("ready").GetString()!,
            Restarts = int.Parse(columns.GetProperty("restarts").GetString()!.Split(' ')[0], null),
            Phase = status.Phase,
            Conditions = SeenState.ConditionWords(status.Conditions),
            Deleting = version.GetProperty("metadata").TryGetProperty("deletionTimestamp", out _),
        };
    }
}
