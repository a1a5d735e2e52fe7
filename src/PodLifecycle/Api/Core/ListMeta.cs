namespace PodLifecycle.Api;

/// <summary>What the API server says about a list as a whole. (meta/v1 ListMeta)</summary>
public sealed record ListMeta : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("meta/v1.ListMeta", slots => new ListMeta(slots));

    private static readonly int selfLink = Type.Slot("selfLink");
    private static readonly int resourceVersion = Type.Slot("resourceVersion");
    private static readonly int @continue = Type.Slot("continue");
    private static readonly int remainingItemCount = Type.Slot("remainingItemCount");
    private static readonly int shardInfo = Type.Slot("shardInfo");

    /// <summary>Metadata of a list in which nothing is set.</summary>
    public ListMeta()
        : this(Type.NewSlots())
    {
    }

    private ListMeta(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>Metadata of a list in which nothing is set.</summary>
    public static ListMeta Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>A path to the list; servers have ceased to fill it in.</summary>
    public string SelfLink { get => Text(selfLink); init => Set(selfLink, value); }

    /// <summary>The version at which the list was read; a watch can go on from there.</summary>
    public string ResourceVersion { get => Text(resourceVersion); init => Set(resourceVersion, value); }

    /// <summary>The token that asks for the next part; empty at the end.</summary>
    public string Continue { get => Text(@continue); init => Set(@continue, value); }

    /// <summary>How many items come after this part, as an estimate; null when unknown or none.</summary>
    public long? RemainingItemCount { get => OptionalInt64(remainingItemCount); init => Set(remainingItemCount, value); }

    /// <summary>Which part of all objects the list covers, when only one shard was asked for.</summary>
    public UntypedObject? ShardInfo { get => Object<UntypedObject>(shardInfo); init => Set(shardInfo, value); }
}
