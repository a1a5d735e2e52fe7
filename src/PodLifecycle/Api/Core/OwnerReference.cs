namespace PodLifecycle.Api;

/// <summary>One owner of an object, in the same namespace or cluster-wide. (meta/v1 OwnerReference)</summary>
public sealed record OwnerReference : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("meta/v1.OwnerReference", slots => new OwnerReference(slots));

    private static readonly int apiVersion = Type.Slot("apiVersion");
    private static readonly int kind = Type.Slot("kind");
    private static readonly int name = Type.Slot("name");
    private static readonly int uid = Type.Slot("uid");
    private static readonly int controller = Type.Slot("controller");
    private static readonly int blockOwnerDeletion = Type.Slot("blockOwnerDeletion");

    /// <summary>A reference that names no owner yet.</summary>
    public OwnerReference()
        : this(Type.NewSlots())
    {
    }

    private OwnerReference(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The API version of the owner, such as <c>apps/v1</c>.</summary>
    public string ApiVersion { get => Text(apiVersion); init => Set(apiVersion, value); }

    /// <summary>The kind of the owner, such as <c>ReplicaSet</c>.</summary>
    public string Kind { get => Text(kind); init => Set(kind, value); }

    /// <summary>The owner's name.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The owner's uid; an object of the same name with another uid is not the owner.</summary>
    public string Uid { get => Text(uid); init => Set(uid, value); }

    /// <summary>Whether this owner is the one that manages the object. At most one owner may be.</summary>
    public bool? Controller { get => OptionalFlag(controller); init => Set(controller, value); }

    /// <summary>Whether a foreground deletion of the owner waits until this object is gone. Null means no.</summary>
    public bool? BlockOwnerDeletion { get => OptionalFlag(blockOwnerDeletion); init => Set(blockOwnerDeletion, value); }
}
