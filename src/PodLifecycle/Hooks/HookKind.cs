namespace PodLifecycle;

/// <summary>The hooks of a container's lifecycle.</summary>
public enum HookKind
{
    /// <summary>Runs right after the container has started; until it ends, the container counts as being created.</summary>
    PostStart,

    /// <summary>Runs before the container gets its stop signal, within the grace period. Not run when the container ends by itself.</summary>
    PreStop,
}
