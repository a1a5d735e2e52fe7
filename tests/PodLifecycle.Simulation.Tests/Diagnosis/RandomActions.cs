using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>What clients of the API, and others behind the kubelet's back, do to a random pod.</summary>
internal static class RandomActions
{
    private const int LastSecond = 50;

    public static ValueList<ClientAction> Of(Draw draw, JsonObject manifest)
    {
        string main = (string)manifest["spec"]!["containers"]![0]!["name"]!;
        var actions = new List<ClientAction>();
        for (int deletions = draw.OneOf(0, 0, 1, 1, 2); deletions > 0; deletions--)
            actions.Add(new ClientAction.Delete(draw.Instant(LastSecond), draw.OneOf<long?>(null, null, 0, 1, 5, 30)));
        if (draw.Chance(8))
            actions.Add(new ClientAction.Evict(draw.Instant(LastSecond)));
        if (draw.Chance(15))
            actions.Add(new ClientAction.KillContainer(draw.Instant(LastSecond), main));
        if (draw.Chance(8))
            actions.Add(new ClientAction.KillSandbox(draw.Instant(LastSecond)));
        if (draw.Chance(10))
            actions.Add(new ClientAction.Patch(draw.Instant(LastSecond), $$$"""{"spec":{"ephemeralContainers":[{"name":"{{{RandomScript.Debug}}}","image":"{{{RandomManifest.Images[0]}}}","targetContainerName":"{{{main}}}"}]}}""") { Subresource = "ephemeralcontainers" });
        if (draw.Chance(8))
            actions.Add(new ClientAction.Patch(draw.Instant(LastSecond), $$$"""{"spec":{"containers":[{"name":"{{{main}}}","image":"{{{draw.OneOf(RandomManifest.Images)}}}"}]}}"""));
        if (draw.Chance(5))
            actions.Add(new ClientAction.Patch(draw.Instant(LastSecond), """{"metadata":{"labels":{"a":"b"},"finalizers":null}}""") { Type = PatchType.Merge });
        if (draw.Chance(5))
            actions.Add(new ClientAction.Patch(draw.Instant(LastSecond), $$$"""{"spec":{"activeDeadlineSeconds":{{{draw.From(1, 60)}}}}}"""));
        if (draw.Chance(8))
            actions.Add(new ClientAction.Patch(draw.Instant(LastSecond), $$$"""{"status":{"conditions":[{"type":"{{{RandomManifest.Gate}}}","status":"{{{draw.OneOf("True", "False")}}}"}]}}""") { Subresource = "status" });
        if (draw.Chance(60))
            actions.Add(new ClientAction.Create(draw.Instant(LastSecond), KubernetesJson.Read($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{RandomManifest.ConfigMap}}}"},"data":{"a":"1"}}""")));
        return [.. actions];
    }
}
