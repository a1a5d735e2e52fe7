using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The events that a kubelet writes about sandboxes, images, containers and hooks, as each version words them.</summary>
internal static class ContainerEvents
{
    public static PodEvent SandboxChanged { get; } =
        Normal(ContainerEventReason.SandboxChanged, "Pod sandbox changed, it will be killed and re-created.");

    public static PodEvent FailedPreStopHook { get; } = Warning(ContainerEventReason.FailedPreStopHook, "PreStopHook failed");

    public static PodEvent FailedPostStartHook { get; } = Warning(ContainerEventReason.FailedPostStartHook, "PostStartHook failed");

    public static PodEvent FailedCreatePodSandBox(string error) =>
        Warning(ContainerEventReason.FailedCreatePodSandBox, $"Failed to create pod sandbox: {error}");

    public static PodEvent FailedMount(string error) => Warning(ContainerEventReason.FailedMount, error);

    public static PodEvent NetworkNotReady(string why) => Warning(ContainerEventReason.NetworkNotReady, $"network is not ready: {why}");

    public static PodEvent Pulling(string image) => Normal(ContainerEventReason.Pulling, $"Pulling image \"{image}\"");

    /// <summary>The image was pulled.</summary>
    /// <param name="image">The image as the pod names it.</param>
    /// <param name="pull">The pull itself; shown in whole milliseconds.</param>
    /// <param name="withQueue">The pull and the waiting for other pulls before it.</param>
    /// <param name="sizeBytes">The image's size; 0 when not known.</param>
    /// <param name="version">The size is shown since 1.30.</param>
    public static PodEvent Pulled(string image, TimeSpan pull, TimeSpan withQueue, long sizeBytes, KubernetesVersion version)
    {
        string size = version >= KubernetesVersion.V1_30 ? string.Create(CultureInfo.InvariantCulture, $". Image size: {sizeBytes} bytes.") : "";
        return Normal(
            ContainerEventReason.Pulled,
            $"Successfully pulled image \"{image}\" in {GoDuration.Format(WholeMilliseconds(pull))} ({GoDuration.Format(WholeMilliseconds(withQueue))} including waiting){size}");
    }

    public static PodEvent AlreadyPresent(string image, KubernetesVersion version)
    {
        string access = version >= KubernetesVersion.V1_35 ? " and can be accessed by the pod" : "";
        return Normal(ContainerEventReason.Pulled, $"Container image \"{image}\" already present on machine{access}");
    }

    public static PodEvent PullFailed(string image, string error) =>
        Warning(ContainerEventReason.Failed, $"Failed to pull image \"{image}\": {error}");

    public static PodEvent PullBackOff(string image) => Normal(ContainerEventReason.BackOff, $"Back-off pulling image \"{image}\"");

    public static PodEvent NeverPull(string message) => Warning(ContainerEventReason.ErrImageNeverPull, message);

    public static PodEvent InspectFailed(string message) => Warning(ContainerEventReason.InspectFailed, message);

    public static PodEvent Created(string container, KubernetesVersion version) => Normal(
        ContainerEventReason.Created,
        version switch
        {
            >= KubernetesVersion.V1_35 => "Container created",
            >= KubernetesVersion.V1_29 => $"Created container: {container}",
            _ => $"Created container {container}",
        });

    public static PodEvent Started(string container, KubernetesVersion version) =>
        Normal(ContainerEventReason.Started, version >= KubernetesVersion.V1_35 ? "Container started" : $"Started container {container}");

    /// <summary>A step of a start failed with the error, or for the reason.</summary>
    public static PodEvent StartFailed(string error) => Warning(ContainerEventReason.Failed, $"Error: {error}");

    public static PodEvent PreCreateHookFailed(string error) =>
        Warning(ContainerEventReason.Failed, $"Internal PreCreateContainer hook failed: {error}");

    public static PodEvent PreStartHookFailed(string error) =>
        Warning(ContainerEventReason.Failed, $"Internal PreStartContainer hook failed: {error}");

    public static PodEvent CrashLoop(string container, ObjectMeta pod) =>
        Warning(ContainerEventReason.BackOff, $"Back-off restarting failed container {container} in pod {PodReference.Format(pod)}");

    public static PodEvent Killing(string message) => Normal(ContainerEventReason.Killing, message);

    /// <summary>An HTTPS hook met a server that speaks HTTP.</summary>
    public static PodEvent LifecycleHttpFallback(string hostAndPort) => Warning(
        ContainerEventReason.LifecycleHttpFallback,
        $"request to HTTPS lifecycle hook {hostAndPort} got HTTP response, retry with HTTP succeeded");

    /// <summary>The part of the pod that events about a container name; empty for a container that the pod does not have.</summary>
    public static string FieldPath(PodSpec spec, string container)
    {
        if (ContainerLists.Find(spec.Containers, container) is not null)
            return $"spec.containers{{{container}}}";
        if (ContainerLists.Find(spec.InitContainers, container) is not null)
            return $"spec.initContainers{{{container}}}";

        foreach (EphemeralContainer ephemeral in spec.EphemeralContainers)
        {
            if (ephemeral.Name == container)
                return $"spec.ephemeralContainers{{{container}}}";
        }

        return "";
    }

    private static PodEvent Normal(string reason, string message) => new(EventType.Normal, reason, message);

    private static PodEvent Warning(string reason, string message) => new(EventType.Warning, reason, message);

    private static TimeSpan WholeMilliseconds(TimeSpan time) => TimeSpan.FromTicks(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond));
}
