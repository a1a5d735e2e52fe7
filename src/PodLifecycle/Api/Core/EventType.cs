namespace PodLifecycle.Api;

/// <summary>The types of event. (v1 Event)</summary>
public static class EventType
{
    /// <summary>All as it should be.</summary>
    public const string Normal = "Normal";

    /// <summary>Something may be wrong.</summary>
    public const string Warning = "Warning";
}
