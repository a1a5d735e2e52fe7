namespace PodLifecycle.Api;

/// <summary>When the kubelet starts an ended container again. (v1 RestartPolicy)</summary>
public static class RestartPolicy
{
    /// <summary>After every end. The default of a pod; it makes an init container a sidecar.</summary>
    public const string Always = "Always";

    /// <summary>After an end with an exit code other than 0.</summary>
    public const string OnFailure = "OnFailure";

    /// <summary>Not at all.</summary>
    public const string Never = "Never";
}
