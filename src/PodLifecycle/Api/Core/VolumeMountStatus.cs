namespace PodLifecycle.Api;

/// <summary>How a volume was really mounted. (v1 VolumeMountStatus)</summary>
public sealed record VolumeMountStatus : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.VolumeMountStatus", slots => new VolumeMountStatus(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int mountPath = Type.Slot("mountPath");
    private static readonly int readOnly = Type.Slot("readOnly");
    private static readonly int recursiveReadOnly = Type.Slot("recursiveReadOnly");
    private static readonly int volumeStatus = Type.Slot("volumeStatus");

    /// <summary>A status in which nothing is said yet.</summary>
    public VolumeMountStatus()
        : this(Type.NewSlots())
    {
    }

    private VolumeMountStatus(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The volume of the pod.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The path in the container.</summary>
    public string MountPath { get => Text(mountPath); init => Set(mountPath, value); }

    /// <summary>Whether the container may only read.</summary>
    public bool ReadOnly { get => Flag(readOnly); init => Set(readOnly, value); }

    /// <summary>Whether mounts below it are read-only too: <c>Disabled</c> or <c>Enabled</c> as it came out.</summary>
    public string? RecursiveReadOnly { get => OptionalText(recursiveReadOnly); init => Set(recursiveReadOnly, value); }

    /// <summary>What there is to say about the volume itself, such as the digest of an image volume.</summary>
    public UntypedObject? VolumeStatus { get => Object<UntypedObject>(volumeStatus); init => Set(volumeStatus, value); }
}
