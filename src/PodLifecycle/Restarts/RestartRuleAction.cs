namespace PodLifecycle;

/// <summary>What a restart rule of a container asks for when it matches. (v1 ContainerRestartRuleAction)</summary>
internal static class RestartRuleAction
{
    /// <summary>The container starts again, whatever its policy says.</summary>
    public const string Restart = "Restart";

    /// <summary>All containers of the pod start again, init containers first.</summary>
    public const string RestartAllContainers = "RestartAllContainers";
}
