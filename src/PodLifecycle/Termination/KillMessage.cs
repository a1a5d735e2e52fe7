namespace PodLifecycle;

/// <summary>The texts of Killing events.</summary>
internal static class KillMessage
{
    /// <summary>The container is in the state unknown.</summary>
    public const string LostMain = "Container is in \"unknown\" state, try killing it before restart";

    /// <summary>The init container is in the state unknown.</summary>
    public const string LostInit = "Init container is in \"unknown\" state, try killing it before restart";

    /// <summary>The postStart hook failed.</summary>
    public const string FailedPostStartHook = "FailedPostStartHook";

    /// <summary>All containers are restarted.</summary>
    public const string RestartAll = "killing";

    private const string WillRestart = ", will be restarted";

    /// <summary>The pod is stopped.</summary>
    public static string Stopping(string container) => $"Stopping container {container}";

    public static string DefinitionChanged(string container) => $"Container {container} definition changed{WillRestart}";

    public static string FailedProbe(string container, ProbeKind probe, bool willRestart) =>
        $"Container {container} failed {Name(probe)} probe{(willRestart ? WillRestart : "")}";

    public static string ResizeRequiresRestart(string container) => $"Container {container} resize requires restart";

    /// <summary>A sidecar's definition has changed; it is restarted, although the text does not say so.</summary>
    public static string InitDefinitionChanged(string container) => $"Init container {container} definition changed";

    /// <summary>A sidecar's probe failed; it is restarted, although the text does not say so.</summary>
    public static string InitFailedProbe(string container, ProbeKind probe) => $"Init container {container} failed {Name(probe)} probe";

    /// <summary>The error of a kill of an instance whose container the pod does not have.</summary>
    public static string NotInSpec(string container, string containerId, Api.ObjectMeta pod, string message) =>
        $"failed to get containerSpec \"{container}\" (id=\"{containerId}\") in pod \"{PodReference.Format(pod)}\" when killing container for reason \"{message}\"";

    private static string Name(ProbeKind probe) => probe == ProbeKind.Startup ? "startup" : "liveness";
}
