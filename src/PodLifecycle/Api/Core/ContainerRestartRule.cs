namespace PodLifecycle.Api;

/// <summary>One rule that decides about a restart by the way a container ended. (v1 ContainerRestartRule)</summary>
public sealed record ContainerRestartRule : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerRestartRule", slots => new ContainerRestartRule(slots));

    private static readonly int action = Type.Slot("action");
    private static readonly int exitCodes = Type.Slot("exitCodes");

    /// <summary>A rule in which nothing is set.</summary>
    public ContainerRestartRule()
        : this(Type.NewSlots())
    {
    }

    private ContainerRestartRule(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>What to do on a match: <c>Restart</c> the container, or <c>RestartAllContainers</c> of the pod (from 1.36).</summary>
    public string Action { get => Text(action); init => Set(action, value); }

    /// <summary>The exit codes that match; required.</summary>
    public ContainerRestartRuleOnExitCodes? ExitCodes { get => Object<ContainerRestartRuleOnExitCodes>(exitCodes); init => Set(exitCodes, value); }
}
