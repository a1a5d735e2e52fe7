namespace PodLifecycle.Api;

/// <summary>Who an object is and what is attached to it. (meta/v1 ObjectMeta)</summary>
public sealed record ObjectMeta : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("meta/v1.ObjectMeta", slots => new ObjectMeta(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int generateName = Type.Slot("generateName");
    private static readonly int @namespace = Type.Slot("namespace");
    private static readonly int selfLink = Type.Slot("selfLink");
    private static readonly int uid = Type.Slot("uid");
    private static readonly int resourceVersion = Type.Slot("resourceVersion");
    private static readonly int generation = Type.Slot("generation");
    private static readonly int creationTimestamp = Type.Slot("creationTimestamp");
    private static readonly int deletionTimestamp = Type.Slot("deletionTimestamp");
    private static readonly int deletionGracePeriodSeconds = Type.Slot("deletionGracePeriodSeconds");
    private static readonly int labels = Type.Slot("labels");
    private static readonly int annotations = Type.Slot("annotations");
    private static readonly int ownerReferences = Type.Slot("ownerReferences");
    private static readonly int finalizers = Type.Slot("finalizers");
    private static readonly int managedFields = Type.Slot("managedFields");

    /// <summary>Metadata that names nothing yet.</summary>
    public ObjectMeta()
        : this(Type.NewSlots())
    {
    }

    private ObjectMeta(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>Metadata in which nothing is set.</summary>
    public static ObjectMeta Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>Unique for its kind in the namespace and fixed after creation. For a pod at most 253 of <c>a-z 0-9 - .</c>.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The beginning of a name that the API server completes with 5 random characters when <see cref="Name"/> is empty; cut to 58 characters.</summary>
    public string GenerateName { get => Text(generateName); init => Set(generateName, value); }

    /// <summary>The namespace, at most 63 characters. Empty means the one of the request, usually <c>default</c>.</summary>
    public string Namespace { get => Text(@namespace); init => Set(@namespace, value); }

    /// <summary>A path to the object; servers have ceased to fill it in.</summary>
    public string SelfLink { get => Text(selfLink); init => Set(selfLink, value); }

    /// <summary>The identity that the API server gives each object: another object of the same name has another one.</summary>
    public string Uid { get => Text(uid); init => Set(uid, value); }

    /// <summary>The stored version, opaque; it changes with each write and guards against lost updates.</summary>
    public string ResourceVersion { get => Text(resourceVersion); init => Set(resourceVersion, value); }

    /// <summary>Counts changes of the spec. 1 at creation; changes of metadata or status leave it alone.</summary>
    public long Generation { get => Int64(generation); init => Set(generation, value); }

    /// <summary>When the API server stored the object, in whole seconds.</summary>
    public DateTimeOffset? CreationTimestamp { get => Time(creationTimestamp); init => Set(creationTimestamp, value); }

    /// <summary>When the grace period ends; set once deletion was asked for, and can only move earlier. Null while nobody has.</summary>
    public DateTimeOffset? DeletionTimestamp { get => Time(deletionTimestamp); init => Set(deletionTimestamp, value); }

    /// <summary>Seconds from the request to <see cref="DeletionTimestamp"/>; can only shrink. Null until deletion is asked for.</summary>
    public long? DeletionGracePeriodSeconds { get => OptionalInt64(deletionGracePeriodSeconds); init => Set(deletionGracePeriodSeconds, value); }

    /// <summary>Pairs by which selectors choose objects. A value has at most 63 characters and may be empty.</summary>
    public ValueMap<string> Labels { get => Map<string>(labels); init => Set(labels, value); }

    /// <summary>Pairs for tools, not for selectors. Keys and values together hold at most 262144 bytes.</summary>
    public ValueMap<string> Annotations { get => Map<string>(annotations); init => Set(annotations, value); }

    /// <summary>The objects on which this one depends; when all of them are gone it is collected too.</summary>
    public ValueList<OwnerReference> OwnerReferences { get => List<OwnerReference>(ownerReferences); init => Set(ownerReferences, value); }

    /// <summary>What must still be done before a deleted object may go. It stays until the list is empty; none may be added once deletion has begun.</summary>
    public ValueList<string> Finalizers { get => List<string>(finalizers); init => Set(finalizers, value); }

    /// <summary>Who set which field, for server-side apply.</summary>
    public ValueList<UntypedObject> ManagedFields { get => List<UntypedObject>(managedFields); init => Set(managedFields, value); }
}
