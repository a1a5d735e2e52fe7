namespace PodLifecycle.Api;

/// <summary>When the kubelet pulls an image. (v1 PullPolicy)</summary>
public static class PullPolicy
{
    /// <summary>Before every start. The default for the tag <c>latest</c> and for images with neither tag nor digest.</summary>
    public const string Always = "Always";

    /// <summary>When the node does not have it. The default for other images.</summary>
    public const string IfNotPresent = "IfNotPresent";

    /// <summary>Not at all; if the node does not have it the container waits with <c>ErrImageNeverPull</c>.</summary>
    public const string Never = "Never";
}
