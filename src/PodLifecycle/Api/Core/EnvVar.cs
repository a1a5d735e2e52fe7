namespace PodLifecycle.Api;

/// <summary>One environment variable. (v1 EnvVar)</summary>
public sealed record EnvVar : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.EnvVar", slots => new EnvVar(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int valueSlot = Type.Slot("value");
    private static readonly int valueFrom = Type.Slot("valueFrom");

    /// <summary>A variable in which nothing is set.</summary>
    public EnvVar()
        : this(Type.NewSlots())
    {
    }

    private EnvVar(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The name: printable ASCII without <c>=</c>.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The value. <c>$(NAME)</c> is replaced by what was defined before it, <c>$$</c> means <c>$</c>; unknown names stay as they are.</summary>
    public string Value { get => Text(valueSlot); init => Set(valueSlot, value); }

    /// <summary>Where the value comes from: a field of the pod, a resource, a config map, a secret or a file. Exactly one of them, and no <see cref="Value"/> beside it.</summary>
    public UntypedObject? ValueFrom { get => Object<UntypedObject>(valueFrom); init => Set(valueFrom, value); }
}
