namespace PodLifecycle.Api;

/// <summary>Containers that run together on one node: what is wanted and what was seen. (v1 Pod)</summary>
public sealed record Pod : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.Pod", slots => new Pod(slots));

    private static readonly int kind = Type.Slot("kind");
    private static readonly int apiVersion = Type.Slot("apiVersion");
    private static readonly int metadata = Type.Slot("metadata");
    private static readonly int spec = Type.Slot("spec");
    private static readonly int status = Type.Slot("status");

    /// <summary>A pod whose kind is <c>Pod</c> and whose API version is <c>v1</c>; all else is unset.</summary>
    public Pod()
        : this(Type.NewSlots())
    {
        Set(kind, "Pod");
        Set(apiVersion, "v1");
    }

    private Pod(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The kind; <c>Pod</c>.</summary>
    public string Kind { get => Text(kind); init => Set(kind, value); }

    /// <summary>The API version; <c>v1</c>.</summary>
    public string ApiVersion { get => Text(apiVersion); init => Set(apiVersion, value); }

    /// <summary>Name, labels, owners, deletion.</summary>
    public ObjectMeta Metadata { get => Object<ObjectMeta>(metadata) ?? ObjectMeta.Empty; init => Set(metadata, value); }

    /// <summary>What is wanted. Little of it may change after creation.</summary>
    public PodSpec Spec { get => Object<PodSpec>(spec) ?? PodSpec.Empty; init => Set(spec, value); }

    /// <summary>What the kubelet, the scheduler and other controllers saw.</summary>
    public PodStatus Status { get => Object<PodStatus>(status) ?? PodStatus.Empty; init => Set(status, value); }

    /// <summary>Reads a pod from JSON, as the API server and <c>kubectl get -o json</c> write it. Nothing is defaulted or validated.</summary>
    /// <param name="json">One JSON object.</param>
    /// <returns>The pod with every field of the text, known or not.</returns>
    /// <exception cref="KubernetesJsonException">The text is no JSON, or a field has a value of the wrong type.</exception>
    public static Pod FromJson(string json) => KubernetesJson.ReadPod(json);

    /// <summary>The pod as compact JSON, its fields in the order in which Kubernetes writes them.</summary>
    /// <returns>JSON that <see cref="FromJson"/> reads back to an equal pod.</returns>
    public string ToJson() => KubernetesJson.Serialize(this);
}
