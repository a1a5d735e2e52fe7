namespace PodLifecycle;

/// <summary>The reasons of the events that a kubelet writes about sandboxes, images, containers and hooks.</summary>
internal static class ContainerEventReason
{
    public const string Pulling = "Pulling";
    public const string Pulled = "Pulled";
    public const string Created = "Created";
    public const string Started = "Started";
    public const string Killing = "Killing";

    /// <summary>Any step of a start that failed; the message says which.</summary>
    public const string Failed = "Failed";

    /// <summary>A crash loop (Warning) or failing pulls (Normal).</summary>
    public const string BackOff = "BackOff";
    public const string InspectFailed = "InspectFailed";
    public const string ErrImageNeverPull = "ErrImageNeverPull";
    public const string FailedPostStartHook = "FailedPostStartHook";
    public const string FailedPreStopHook = "FailedPreStopHook";
    public const string LifecycleHttpFallback = "LifecycleHTTPFallback";
    public const string SandboxChanged = "SandboxChanged";
    public const string FailedCreatePodSandBox = "FailedCreatePodSandBox";
    public const string FailedMount = "FailedMount";
    public const string NetworkNotReady = "NetworkNotReady";
}
