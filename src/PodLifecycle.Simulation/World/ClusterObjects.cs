using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>What exists in the cluster besides the pod: the given objects, and what every namespace has.</summary>
/// <param name="given">The objects that exist from the start.</param>
internal sealed class ClusterObjects(ValueList<ApiObject> given)
{
    public const string ConfigMap = "ConfigMap";
    public const string Secret = "Secret";
    public const string Service = "Service";

    private const string ApiServer = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"kubernetes","namespace":"default"},"spec":{"clusterIP":"10.96.0.1","ports":[{"name":"https","port":443}]}}""";
    private const string RootCertificate = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kube-root-ca.crt"},"data":{"ca.crt":"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"}}""";

    private static readonly UntypedObject[] InEveryCluster = [Read(ApiServer), Read(RootCertificate)];
    private readonly List<UntypedObject> objects = [.. given.OfType<UntypedObject>(), .. InEveryCluster];

    public IReadOnlyList<UntypedObject> Services => [.. objects.Where(o => IsKind(o, Service))];

    /// <summary>The object of a kind that a pod means by a name: one of its namespace; an object that names no namespace is in the pod's. Null: there is none.</summary>
    public UntypedObject? Find(string kind, string @namespace, string name) =>
        objects.Find(o => IsKind(o, kind) && Metadata(o) is var metadata && metadata.Name == name && IsIn(metadata, @namespace));

    /// <summary>Creates an object, or puts it in the place of the one that it is a newer version of.</summary>
    public void Put(ApiObject added)
    {
        if (added is not UntypedObject thing)
            return;

        objects.RemoveAll(o => Equals(o["kind"], thing["kind"]) && Metadata(o).Name == Metadata(thing).Name && Metadata(o).Namespace == Metadata(thing).Namespace);
        objects.Insert(0, thing);
    }

    /// <summary>From the name to the data of each ConfigMap that a pod of the namespace may use as variables.</summary>
    public Dictionary<string, ValueMap<string>> ConfigMaps(string @namespace) => All(ConfigMap, @namespace, thing => Texts(thing, "data"));

    /// <summary>The same of the Secrets, decoded.</summary>
    public Dictionary<string, ValueMap<string>> Secrets(string @namespace) => All(Secret, @namespace, SecretData);

    /// <summary>The files that a ConfigMap or a Secret makes in a volume; null when there is none of that name.</summary>
    public ValueMap<string>? Files(string kind, string @namespace, string name) => Find(kind, @namespace, name) is not { } thing ? null
        : kind == Secret ? SecretData(thing)
        : new([.. Texts(thing, "data"), .. Decoded(Texts(thing, "binaryData"))]);

    /// <summary>Whether the cluster's DNS knows a name inside a namespace, and by which address.</summary>
    public string? Resolve(string name, string @namespace)
    {
        string[] labels = name.TrimEnd('.').Split('.');
        bool isFull = labels.Length <= 2 || string.Join('.', labels[2..]) is "svc" or "svc.cluster.local";
        return isFull && Find(Service, labels.Length > 1 ? labels[1] : @namespace, labels[0]) is { } service && service.TryGet("spec", out UntypedObject? spec)
            ? spec["clusterIP"] as string ?? ""
            : null;
    }

    private static UntypedObject Read(string json) => (UntypedObject)KubernetesJson.Read(json);

    private static bool IsKind(UntypedObject thing, string kind) => thing["kind"] is string own && own == kind;

    private static bool IsIn(ObjectMeta metadata, string @namespace) => metadata.Namespace.Length == 0 || metadata.Namespace == @namespace;

    private static ObjectMeta Metadata(UntypedObject thing) => thing["metadata"] as ObjectMeta ?? ObjectMeta.Empty;

    private static ValueMap<string> Texts(UntypedObject thing, string field) => thing[field] as ValueMap<string> ?? ValueMap<string>.Empty;

    /// <summary>What is given as plain text wins over what is encoded, as when the API server stores it.</summary>
    private static ValueMap<string> SecretData(UntypedObject secret)
    {
        var data = Decoded(Texts(secret, "data")).ToDictionary();
        foreach ((string key, string value) in Texts(secret, "stringData"))
            data[key] = value;
        return new(data);
    }

    private static IEnumerable<KeyValuePair<string, string>> Decoded(ValueMap<string> encoded) =>
        encoded.Select(e => KeyValuePair.Create(e.Key, Encoding.UTF8.GetString(Convert.FromBase64String(e.Value))));

    private Dictionary<string, ValueMap<string>> All(string kind, string @namespace, Func<UntypedObject, ValueMap<string>> data)
    {
        var found = new Dictionary<string, ValueMap<string>>(StringComparer.Ordinal);
        foreach (UntypedObject thing in objects.Where(o => IsKind(o, kind) && IsIn(Metadata(o), @namespace)))
            found.TryAdd(Metadata(thing).Name, data(thing));
        return found;
    }
}
