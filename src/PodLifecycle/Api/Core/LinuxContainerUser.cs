namespace PodLifecycle.Api;

/// <summary>User and groups on Linux, as first given; the process may have changed them since. (v1 LinuxContainerUser)</summary>
public sealed record LinuxContainerUser : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.LinuxContainerUser", slots => new LinuxContainerUser(slots));

    private static readonly int uid = Type.Slot("uid");
    private static readonly int gid = Type.Slot("gid");
    private static readonly int supplementalGroups = Type.Slot("supplementalGroups");

    /// <summary>The user and group 0.</summary>
    public LinuxContainerUser()
        : this(Type.NewSlots())
    {
    }

    private LinuxContainerUser(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The user.</summary>
    public long Uid { get => Int64(uid); init => Set(uid, value); }

    /// <summary>The main group.</summary>
    public long Gid { get => Int64(gid); init => Set(gid, value); }

    /// <summary>Further groups.</summary>
    public ValueList<long> SupplementalGroups { get => List<long>(supplementalGroups); init => Set(supplementalGroups, value); }
}
