namespace PodLifecycle;

/// <summary>Where the pod's object in the API server stands.</summary>
internal enum ApiObjectPhase
{
    /// <summary>Created, on no node yet.</summary>
    Unscheduled,
    Scheduled,

    /// <summary>Deleted by somebody; it stays until the kubelet has stopped the containers.</summary>
    Deleting,
    Removed,
}

/// <summary>What clients of the API do to the object.</summary>
internal enum ApiObjectInput
{
    Bind,

    /// <summary>A deletion that leaves the containers time.</summary>
    Delete,

    /// <summary>A deletion that takes effect at once: grace 0, never scheduled, or already ended.</summary>
    Remove,
}

/// <summary>The pod's object in the API: only deletion and binding move it, whatever the containers do.</summary>
internal static class ApiObjectLifecycle
{
    public static readonly TransitionTable<ApiObjectPhase, ApiObjectInput> Table = new(
        "api-object",
        (ApiObjectPhase.Unscheduled, ApiObjectInput.Bind, ApiObjectPhase.Scheduled),
        (ApiObjectPhase.Unscheduled, ApiObjectInput.Delete, ApiObjectPhase.Deleting),
        (ApiObjectPhase.Unscheduled, ApiObjectInput.Remove, ApiObjectPhase.Removed),
        (ApiObjectPhase.Scheduled, ApiObjectInput.Delete, ApiObjectPhase.Deleting),
        (ApiObjectPhase.Scheduled, ApiObjectInput.Remove, ApiObjectPhase.Removed),
        (ApiObjectPhase.Deleting, ApiObjectInput.Delete, ApiObjectPhase.Deleting),
        (ApiObjectPhase.Deleting, ApiObjectInput.Remove, ApiObjectPhase.Removed),
        (ApiObjectPhase.Removed, ApiObjectInput.Bind, ApiObjectPhase.Removed),
        (ApiObjectPhase.Removed, ApiObjectInput.Delete, ApiObjectPhase.Removed));
}
