namespace PodLifecycle.Api;

/// <summary>Pods as the API server and <c>kubectl get pods -o json</c> list them. (v1 PodList)</summary>
public sealed record PodList : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.PodList", slots => new PodList(slots));

    private static readonly int kind = Type.Slot("kind");
    private static readonly int apiVersion = Type.Slot("apiVersion");
    private static readonly int metadata = Type.Slot("metadata");
    private static readonly int items = Type.Slot("items");

    /// <summary>An empty list whose kind is <c>PodList</c> and whose API version is <c>v1</c>.</summary>
    public PodList()
        : this(Type.NewSlots())
    {
        Set(kind, "PodList");
        Set(apiVersion, "v1");
    }

    private PodList(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The kind; <c>PodList</c>.</summary>
    public string Kind { get => Text(kind); init => Set(kind, value); }

    /// <summary>The API version; <c>v1</c>.</summary>
    public string ApiVersion { get => Text(apiVersion); init => Set(apiVersion, value); }

    /// <summary>The version of the list and where it goes on.</summary>
    public ListMeta Metadata { get => Object<ListMeta>(metadata) ?? ListMeta.Empty; init => Set(metadata, value); }

    /// <summary>The pods. From the API server their <see cref="Pod.Kind"/> and <see cref="Pod.ApiVersion"/> are empty.</summary>
    public ValueList<Pod> Items { get => List<Pod>(items); init => Set(items, value); }
}
