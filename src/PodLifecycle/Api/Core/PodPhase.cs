namespace PodLifecycle.Api;

/// <summary>The phases of a pod: the roughest summary of where it is in its life. (v1 PodPhase)</summary>
public static class PodPhase
{
    /// <summary>Accepted, but not all containers have begun: it waits for a node, an image or an init container.</summary>
    public const string Pending = "Pending";

    /// <summary>Bound to a node and begun; some container runs, or is about to be started again.</summary>
    public const string Running = "Running";

    /// <summary>All containers have ended with exit code 0 and none is started again. Final.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>All containers have ended, some of them badly, or the pod was refused, evicted or ran out of time. Final.</summary>
    public const string Failed = "Failed";

    /// <summary>Nobody can tell; Kubernetes itself has long ceased to write it.</summary>
    public const string Unknown = "Unknown";
}
