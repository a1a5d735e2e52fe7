namespace PodLifecycle.Api;

/// <summary>The user under which the first process of a container began. (v1 ContainerUser)</summary>
public sealed record ContainerUser : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerUser", slots => new ContainerUser(slots));

    private static readonly int linux = Type.Slot("linux");

    /// <summary>A user of whom nothing is known.</summary>
    public ContainerUser()
        : this(Type.NewSlots())
    {
    }

    private ContainerUser(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>User and groups on Linux.</summary>
    public LinuxContainerUser? Linux { get => Object<LinuxContainerUser>(linux); init => Set(linux, value); }
}
