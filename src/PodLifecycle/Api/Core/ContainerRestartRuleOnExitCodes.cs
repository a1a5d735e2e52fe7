namespace PodLifecycle.Api;

/// <summary>A set of exit codes, or all but those. (v1 ContainerRestartRuleOnExitCodes)</summary>
public sealed record ContainerRestartRuleOnExitCodes : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerRestartRuleOnExitCodes", slots => new ContainerRestartRuleOnExitCodes(slots));

    private static readonly int @operator = Type.Slot("operator");
    private static readonly int values = Type.Slot("values");

    /// <summary>A condition in which nothing is set.</summary>
    public ContainerRestartRuleOnExitCodes()
        : this(Type.NewSlots())
    {
    }

    private ContainerRestartRuleOnExitCodes(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary><c>In</c>: the code is one of the values; <c>NotIn</c>: it is none of them.</summary>
    public string Operator { get => Text(@operator); init => Set(@operator, value); }

    /// <summary>The exit codes, at most 255 of them.</summary>
    public ValueList<int> Values { get => List<int>(values); init => Set(values, value); }
}
