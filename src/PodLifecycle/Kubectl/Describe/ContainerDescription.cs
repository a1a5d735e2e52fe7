using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The block of one container in <c>kubectl describe pod</c>.</summary>
internal static class ContainerDescription
{
    private const int Block = 2;
    private const int Detail = 3;

    public static void Write(DescriptionWriter text, Pod pod, Container container, ValueList<ContainerStatus> statuses)
    {
        // Where a name comes twice the last status counts.
        ContainerStatus? status = null;
        foreach (ContainerStatus candidate in statuses)
        {
            if (candidate.Name == container.Name)
                status = candidate;
        }

        text.Line(1, container.Name + ":");
        WriteImage(text, container, status);
        WritePorts(text, container);
        WriteSeccompProfile(text, Block, Detail, container.SecurityContext);
        WriteLines(text, "Command:", container.Command);
        WriteLines(text, "Args:", container.Args);
        if (status is not null)
            WriteStatus(text, status);
        text.Resources(Block, container.Resources);
        WriteProbe(text, "Liveness", container.LivenessProbe);
        WriteProbe(text, "Readiness", container.ReadinessProbe);
        WriteProbe(text, "Startup", container.StartupProbe);
        EnvironmentDescription.Write(text, pod, container);
        WriteMounts(text, container);
    }

    /// <summary>The same block with the details of the profile on the next level, or, for the pod itself, on the same.</summary>
    public static void WriteSeccompProfile(DescriptionWriter text, int level, int detailLevel, UntypedObject? securityContext)
    {
        if (securityContext?["seccompProfile"] is not UntypedObject profile)
            return;

        text.Field(level, "SeccompProfile", profile["type"] as string ?? "");
        if (profile["type"] is "Localhost")
            text.Field(detailLevel, "LocalhostProfile", profile["localhostProfile"] as string ?? "");
    }

    private static void WriteImage(DescriptionWriter text, Container container, ContainerStatus? status)
    {
        if (status is not null)
            text.Field(Block, "Container ID", status.ContainerId);
        text.Field(Block, "Image", container.Image);
        if (status is not null)
            text.Field(Block, "Image ID", status.ImageId);
    }

    private static void WritePorts(DescriptionWriter text, Container container)
    {
        WritePorts(text, "Port", container.Ports, port => port.Port);
        WritePorts(text, "Host Port", container.Ports, port => port.HostPort);
    }

    private static void WritePorts(DescriptionWriter text, string title, ValueList<ContainerPort> ports, Func<ContainerPort, int> number)
    {
        string list = string.Join(", ", ports.Select(port =>
            string.Create(CultureInfo.InvariantCulture, $"{number(port)}/{port.Protocol}{(port.Name.Length == 0 ? "" : $" ({port.Name})")}")));
        bool several = list.Contains(',', StringComparison.Ordinal);
        text.Field(Block, several ? title + "s" : title, list.Length == 0 ? PodRow.None : list);
    }

    private static void WriteLines(DescriptionWriter text, string title, ValueList<string> words)
    {
        if (words.Count > 0)
            text.Line(Block, title);
        foreach (string word in words)
        {
            foreach (string line in word.Split('\n'))
                text.Line(Detail, line);
        }
    }

    private static void WriteStatus(DescriptionWriter text, ContainerStatus status)
    {
        WriteState(text, "State", status.State);
        if (status.LastState.Terminated is not null)
            WriteState(text, "Last State", status.LastState);
        text.Field(Block, "Ready", status.Ready ? ConditionStatus.True : ConditionStatus.False);
        text.Field(Block, "Restart Count", status.RestartCount);
    }

    private static void WriteState(DescriptionWriter text, string title, ContainerState state)
    {
        if (state.Running is { } running)
        {
            text.Field(Block, title, "Running");
            text.Time(Detail, "Started", running.StartedAt);
        }
        else if (state is { Waiting: null, Terminated: { } ended })
        {
            text.Field(Block, title, "Terminated");
            text.OptionalField(Detail, "Reason", ended.Reason);
            text.OptionalField(Detail, "Message", ended.Message);
            text.Field(Detail, "Exit Code", ended.ExitCode);
            if (ended.Signal > 0)
                text.Field(Detail, "Signal", ended.Signal);
            text.Time(Detail, "Started", ended.StartedAt);
            text.Time(Detail, "Finished", ended.FinishedAt);
        }
        else
        {
            text.Field(Block, title, "Waiting");
            text.OptionalField(Detail, "Reason", state.Waiting?.Reason);
        }
    }

    private static void WriteProbe(DescriptionWriter text, string title, Probe? probe)
    {
        if (probe is not null)
            text.Field(Block, title, ProbeText.Of(probe));
    }

    private static void WriteMounts(DescriptionWriter text, Container container)
    {
        if (container.VolumeMounts.Count == 0)
            text.Field(Block, "Mounts", PodRow.None);
        else
            text.Line(Block, "Mounts:");
        foreach (VolumeMount mount in container.VolumeMounts.OrderBy(m => m.MountPath, StringComparer.Ordinal))
        {
            string path = mount.SubPath.Length == 0 ? "" : $",path={GoQuote.Format(mount.SubPath)}";
            text.Line(Detail, $"{mount.MountPath} from {mount.Name} ({(mount.ReadOnly ? "ro" : "rw")}{path})");
        }

        if (container.VolumeDevices.Count == 0)
            return;

        // kubectl looks at the mounts, not at the devices, to say that there is none.
        if (container.VolumeMounts.Count == 0)
            text.Field(Block, "Devices", PodRow.None);
        else
            text.Line(Block, "Devices:");
        foreach (UntypedObject device in container.VolumeDevices.OrderBy(d => d["devicePath"] as string, StringComparer.Ordinal))
            text.Line(Detail, $"{device["devicePath"]} from {device["name"]}");
    }
}
