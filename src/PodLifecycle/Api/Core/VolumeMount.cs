namespace PodLifecycle.Api;

/// <summary>Where a volume appears in a container. (v1 VolumeMount)</summary>
public sealed record VolumeMount : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.VolumeMount", slots => new VolumeMount(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int readOnly = Type.Slot("readOnly");
    private static readonly int recursiveReadOnly = Type.Slot("recursiveReadOnly");
    private static readonly int mountPath = Type.Slot("mountPath");
    private static readonly int subPath = Type.Slot("subPath");
    private static readonly int mountPropagation = Type.Slot("mountPropagation");
    private static readonly int subPathExpr = Type.Slot("subPathExpr");

    /// <summary>A mount in which nothing is set.</summary>
    public VolumeMount()
        : this(Type.NewSlots())
    {
    }

    private VolumeMount(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The volume of the pod.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>Whether the container may only read.</summary>
    public bool ReadOnly { get => Flag(readOnly); init => Set(readOnly, value); }

    /// <summary>Whether mounts below it are read-only too: <c>Disabled</c>, <c>IfPossible</c> or <c>Enabled</c>. Null means <c>Disabled</c>.</summary>
    public string? RecursiveReadOnly { get => OptionalText(recursiveReadOnly); init => Set(recursiveReadOnly, value); }

    /// <summary>The path in the container; each path once.</summary>
    public string MountPath { get => Text(mountPath); init => Set(mountPath, value); }

    /// <summary>The path in the volume that is mounted; empty means its root.</summary>
    public string SubPath { get => Text(subPath); init => Set(subPath, value); }

    /// <summary>Which later mounts pass through: <c>None</c>, <c>HostToContainer</c> or <c>Bidirectional</c>. Null means <c>None</c>.</summary>
    public string? MountPropagation { get => OptionalText(mountPropagation); init => Set(mountPropagation, value); }

    /// <summary>Like <see cref="SubPath"/>, but <c>$(NAME)</c> is replaced; a missing variable is an error. Only one of the two.</summary>
    public string SubPathExpr { get => Text(subPathExpr); init => Set(subPathExpr, value); }
}
