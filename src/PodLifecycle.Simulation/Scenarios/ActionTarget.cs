namespace PodLifecycle.Simulation;

/// <summary>The object that an action is about.</summary>
internal abstract record ActionTarget
{
    private ActionTarget()
    {
    }

    /// <summary>The pod that the scenario is about.</summary>
    internal sealed record MainPod : ActionTarget;

    /// <summary>The first pod by second of creation, then name: the way to name a pod whose name is random.</summary>
    internal sealed record FirstPod : ActionTarget;

    internal sealed record Named(string Kind, string Name) : ActionTarget;
}
