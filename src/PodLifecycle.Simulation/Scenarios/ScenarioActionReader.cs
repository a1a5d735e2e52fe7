using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Reads a timed action of a recorded file.</summary>
internal static class ScenarioActionReader
{
    private const string PodKind = "Pod";

    public static ScenarioAction Read(JsonPlace place)
    {
        TimeSpan at = place["at"].Duration();
        return place["do"].Text() switch
        {
            "create" => new ScenarioAction.Create(place["object"].Json()) { At = at },
            "delete" => new ScenarioAction.Delete(Target(place), place.Find("grace")?.Seconds()) { At = at },
            "patch" => new ScenarioAction.Patch(Target(place), Type(place.Find("type")))
            {
                At = at,
                Json = place["patch"].Json(),
                Subresource = place.Find("subresource")?.Text() ?? "",
            },
            "evict" => new ScenarioAction.Evict(Target(place)) { At = at },
            "killContainer" => new ScenarioAction.KillContainer(Target(place), place["container"].Text()) { At = at },
            "killSandbox" => new ScenarioAction.KillSandbox(Target(place)) { At = at },
            "partition" => Change(NodeChange.Partition),
            "heal" => Change(NodeChange.Heal),
            "freeze" => Change(NodeChange.Freeze),
            "unfreeze" => Change(NodeChange.Unfreeze),
            "kubeletStop" => Change(NodeChange.KubeletStop),
            "kubeletStart" => Change(NodeChange.KubeletStart),
            "powerOff" => Change(NodeChange.PowerOff),
            "powerOn" => Change(NodeChange.PowerOn),
            "nodeMemory" => new ScenarioAction.NodeMemory(place["node"].Text(), place["availableMi"].Integer()) { At = at },
            "deleteNode" => new ScenarioAction.DeleteNode(place["name"].Text()) { At = at },
            "untaint" => new ScenarioAction.Untaint(place["name"].Text()) { At = at },
            "staticRemove" => new ScenarioAction.StaticRemove(place["node"].Text()) { At = at },
            _ => throw place["do"].Not("the name of an action"),
        };

        ScenarioAction Change(NodeChange change) => new ScenarioAction.ChangeNode(place["node"].Text(), change) { At = at };
    }

    private static ActionTarget Target(JsonPlace place)
    {
        if (place.Find("select") is { } select)
            return select.Text() == "first" ? new ActionTarget.FirstPod() : throw select.Not("\"first\"");
        if (place.Find("pod") is { } pod)
            return new ActionTarget.Named(PodKind, pod.Text());
        return place.Find("kind") is { } kind ? new ActionTarget.Named(kind.Text(), place["name"].Text()) : new ActionTarget.MainPod();
    }

    private static PatchType Type(JsonPlace? place) => place?.Text() switch
    {
        null or "strategic" => PatchType.Strategic,
        "merge" => PatchType.Merge,
        _ => throw place.Value.Not("strategic or merge"),
    };
}
