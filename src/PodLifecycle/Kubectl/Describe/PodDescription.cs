using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The text of <c>kubectl describe pod</c>, from top to bottom.</summary>
internal static class PodDescription
{
    public static string Write(Pod pod, IEnumerable<Event>? events, DateTimeOffset now)
    {
        var text = new DescriptionWriter();
        WriteIdentity(text, pod);
        WriteStatus(text, pod, now);
        WriteContainers(text, pod);
        WriteConditions(text, pod);
        WriteScheduling(text, pod);
        if (events is null)
            return text.Align();

        string table = EventDescription.Write(events, EventReference.Of(pod), now);
        if (table.Length == 0)
            text.Field(0, "Events", PodRow.None);
        return text.Align(followedBy: table);
    }

    private static void WriteIdentity(DescriptionWriter text, Pod pod)
    {
        text.Field(0, "Name", pod.Metadata.Name);
        text.Field(0, "Namespace", pod.Metadata.Namespace);
        if (pod.Spec.Priority is { } priority)
            text.Field(0, "Priority", priority);
        text.OptionalField(0, "Priority Class Name", pod.Spec.PriorityClassName);
        text.OptionalField(0, "Runtime Class Name", pod.Spec.RuntimeClassName);
        text.OptionalField(0, "Service Account", pod.Spec.ServiceAccountName);
        text.Field(0, "Node", pod.Spec.NodeName.Length == 0 ? PodRow.None : $"{pod.Spec.NodeName}/{pod.Status.HostIp}");
        if (pod.Status.StartTime is { } started)
            text.Time(0, "Start Time", started);
        text.List(0, "Labels", KeyValues.Lines(pod.Metadata.Labels));
        text.List(0, "Annotations", AnnotationText.Lines(pod.Metadata.Annotations));
    }

    private static void WriteStatus(DescriptionWriter text, Pod pod, DateTimeOffset now)
    {
        PodStatus status = pod.Status;
        if (pod.Metadata.DeletionTimestamp is { } deadline && !PodPhaseRules.IsTerminal(status.Phase))
        {
            // Counted from the end of the grace period, so it is <invalid> until that is over.
            text.Field(0, "Status", $"{StatusWord.Terminating} (lasts {Age.Of(deadline, now)})");
            if (pod.Metadata.DeletionGracePeriodSeconds is { } grace)
                text.Field(0, "Termination Grace Period", $"{grace}s");
        }
        else
        {
            text.Field(0, "Status", status.Phase);
        }

        text.OptionalField(0, "Reason", status.Reason);
        text.OptionalField(0, "Message", status.Message);
        ContainerDescription.WriteSeccompProfile(text, 0, 0, pod.Spec.SecurityContext);
        text.Field(0, "IP", status.PodIp);
        if (status.PodIps.Count == 0)
            text.Field(0, "IPs", PodRow.None);
        else
            text.Line(0, "IPs:");
        foreach (PodIp address in status.PodIps)
            text.Field(1, "IP", address.Ip);

        int controller = pod.Metadata.OwnerReferences.IndexOf(owner => owner.Controller == true);
        if (controller >= 0)
            text.Field(0, "Controlled By", $"{pod.Metadata.OwnerReferences[controller].Kind}/{pod.Metadata.OwnerReferences[controller].Name}");
        text.OptionalField(0, "NominatedNodeName", status.NominatedNodeName);
        if (pod.Spec.Resources is { } resources)
        {
            text.Line(0, "Resources:");
            text.Resources(1, resources);
        }
    }

    private static void WriteContainers(DescriptionWriter text, Pod pod)
    {
        if (pod.Spec.InitContainers.Count > 0)
            text.Line(0, "Init Containers:");
        foreach (Container container in pod.Spec.InitContainers)
            ContainerDescription.Write(text, pod, container, pod.Status.InitContainerStatuses);

        text.Line(0, pod.Spec.Containers.Count == 0 ? $"Containers: {PodRow.None}" : "Containers:");
        foreach (Container container in pod.Spec.Containers)
            ContainerDescription.Write(text, pod, container, pod.Status.ContainerStatuses);

        if (pod.Spec.EphemeralContainers.Count > 0)
            text.Line(0, "Ephemeral Containers:");
        foreach (EphemeralContainer container in pod.Spec.EphemeralContainers)
            ContainerDescription.Write(text, pod, container.AsContainer(), pod.Status.EphemeralContainerStatuses);
    }

    private static void WriteConditions(DescriptionWriter text, Pod pod)
    {
        ValueList<PodCondition> conditions = pod.Status.Conditions;
        if (pod.Spec.ReadinessGates.Count > 0)
        {
            text.Line(0, "Readiness Gates:");
            text.Line(1, "Type\tStatus");
            foreach (PodReadinessGate gate in pod.Spec.ReadinessGates)
            {
                text.Line(1, $"{gate.ConditionType} \t{Statuses.Find(conditions, gate.ConditionType)?.Status ?? PodRow.None} ");
            }
        }

        if (conditions.Count > 0)
        {
            text.Line(0, "Conditions:");
            text.Line(1, "Type\tStatus");
            foreach (PodCondition condition in conditions)
                text.Line(1, $"{condition.Type} \t{condition.Status} ");
        }
    }

    private static void WriteScheduling(DescriptionWriter text, Pod pod)
    {
        VolumeDescription.Write(text, pod.Spec.Volumes);
        text.Field(0, "QoS Class", Qos.Of(pod));
        text.List(0, "Node-Selectors", KeyValues.Lines(pod.Spec.NodeSelector));
        text.List(0, "Tolerations", [.. pod.Spec.Tolerations.OrderBy(t => t.Key, StringComparer.Ordinal).Select(PlacementText.Of)]);
        if (pod.Spec.TopologySpreadConstraints.Count > 0)
        {
            text.List(0, "Topology Spread Constraints", [.. pod.Spec.TopologySpreadConstraints
                .OrderBy(c => c["topologyKey"] as string, StringComparer.Ordinal)
                .Select(PlacementText.OfSpread)]);
        }

        if (pod.Spec.SchedulingGroup is { } group)
        {
            text.Line(0, "SchedulingGroup:");
            text.Field(1, "PodGroupName", group["podGroupName"] as string ?? "");
        }
    }
}
