namespace PodLifecycle;

/// <summary>What happened to a watched object.</summary>
public enum WatchEventType
{
    /// <summary>The object is new, or was there when the watch began.</summary>
    Added,

    /// <summary>The object was changed.</summary>
    Modified,

    /// <summary>The object is gone; it is shown as it was last.</summary>
    Deleted,

    /// <summary>The watch failed.</summary>
    Error,
}
