using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a container's environment is made from, besides its pod.</summary>
internal sealed record EnvironmentSources
{
    public ValueList<string> PodIps { get; init; } = [];

    public ValueList<string> HostIps { get; init; } = [];

    public ValueMap<Quantity> NodeAllocatable { get; init; } = ValueMap<Quantity>.Empty;

    /// <summary>From the name of a ConfigMap of the pod's namespace to its data.</summary>
    public IReadOnlyDictionary<string, ValueMap<string>> ConfigMaps { get; init; } = new Dictionary<string, ValueMap<string>>();

    /// <summary>From the name of a Secret of the pod's namespace to its data, decoded.</summary>
    public IReadOnlyDictionary<string, ValueMap<string>> Secrets { get; init; } = new Dictionary<string, ValueMap<string>>();

    /// <summary>All v1 Services.</summary>
    public IReadOnlyList<UntypedObject> Services { get; init; } = [];
}

/// <summary>A container's environment, and what is made with it.</summary>
/// <param name="Variables">From name to value.</param>
/// <param name="Error">Why there is none: the message of the reason <c>CreateContainerConfigError</c>; null when all is well.</param>
internal sealed record ContainerEnvironment(IReadOnlyDictionary<string, string> Variables, string? Error)
{
    public static ContainerEnvironment Of(Pod pod, Container container, EnvironmentSources sources)
    {
        var builder = new Builder(pod, container, sources);
        return builder.Build() is { } error ? new(new Dictionary<string, string>(), error) : new(builder.Result, null);
    }

    /// <summary>What a <c>valueFrom</c>, or a file of a downward API volume, refers to; neither value nor error when an optional source is missing.</summary>
    public static (string? Value, string? Error) ValueOf(Pod pod, Container container, EnvironmentSources sources, UntypedObject reference) =>
        new Builder(pod, container, sources).ValueOf(reference);

    public ValueList<string> Expand(ValueList<string> texts) =>
        texts.Select(text => VariableExpansion.Expand(text, name => Variables.GetValueOrDefault(name))).ToValueList();

    /// <summary>A <c>subPathExpr</c>, or why it cannot be expanded: here every variable must have a value.</summary>
    public (string SubPath, string? Error) ExpandSubPath(string expression)
    {
        string? missing = null;
        string expanded = VariableExpansion.Expand(expression, name =>
        {
            if (Variables.GetValueOrDefault(name) is { Length: > 0 } value)
                return value;
            missing ??= name;
            return null;
        });
        return missing is null ? (expanded, null) : ("", "missing value for " + missing);
    }

    private sealed class Builder(Pod pod, Container container, EnvironmentSources sources)
    {
        private readonly Dictionary<string, string> services = ServiceLinks.Of(pod, sources.Services);

        public Dictionary<string, string> Result { get; } = new(StringComparer.Ordinal);

        /// <summary>envFrom, then env, each in order, the later one winning; at last the services that nothing hides.</summary>
        public string? Build()
        {
            foreach (UntypedObject from in container.EnvFrom)
            {
                if (AddAll(from) is { } error)
                    return error;
            }

            foreach (EnvVar variable in container.Env)
            {
                if (Add(variable) is { } error)
                    return error;
            }

            foreach ((string name, string value) in services)
                Result.TryAdd(name, value);
            return null;
        }

        private string? AddAll(UntypedObject from)
        {
            bool isSecret = from.TryGet("secretRef", out UntypedObject? reference);
            if (!isSecret && !from.TryGet("configMapRef", out reference))
                return null;

            string name = reference!["name"] as string ?? "";
            if (!(isSecret ? sources.Secrets : sources.ConfigMaps).TryGetValue(name, out ValueMap<string>? data))
                return reference["optional"] is true ? null : NotFound(isSecret, name);
            foreach ((string key, string value) in data)
                Result[from["prefix"] + key] = value;
            return null;
        }

        private string? Add(EnvVar variable)
        {
            if (variable.Value.Length > 0)
            {
                Result[variable.Name] = VariableExpansion.Expand(variable.Value, name => Result.GetValueOrDefault(name) ?? services.GetValueOrDefault(name));
                return null;
            }

            (string? value, string? error) = variable.ValueFrom is { } from ? ValueOf(from) : ("", null);
            if (value is not null)
                Result[variable.Name] = value;
            return error;
        }

        /// <summary>The value; neither value nor error when an optional source is missing.</summary>
        public (string? Value, string? Error) ValueOf(UntypedObject from)
        {
            if (from.TryGet("fieldRef", out UntypedObject? field))
                return Field(field["fieldPath"] as string ?? "");
            if (from.TryGet("resourceFieldRef", out UntypedObject? resource))
                return ResourceField.Value(pod.Spec, container, sources.NodeAllocatable, resource);
            if (from.TryGet("configMapKeyRef", out UntypedObject? configMap))
                return Key(isSecret: false, sources.ConfigMaps, configMap);
            if (from.TryGet("secretKeyRef", out UntypedObject? secret))
                return Key(isSecret: true, sources.Secrets, secret);
            return ("", null);
        }

        private (string? Value, string? Error) Key(bool isSecret, IReadOnlyDictionary<string, ValueMap<string>> all, UntypedObject reference)
        {
            string name = reference["name"] as string ?? "";
            string key = reference["key"] as string ?? "";
            bool optional = reference["optional"] is true;
            if (!all.TryGetValue(name, out ValueMap<string>? data))
                return (null, optional ? null : NotFound(isSecret, name));
            if (data.TryGetValue(key, out string? value))
                return (value, null);
            return (null, optional ? null : $"couldn't find key {key} in {(isSecret ? "Secret" : "ConfigMap")} {pod.Metadata.Namespace}/{name}");
        }

        private (string? Value, string? Error) Field(string path)
        {
            (DownwardField? field, string? error) = DownwardField.Parse(path);
            if (field is null)
                return (null, error);
            switch (field.Path)
            {
                case "metadata.name":
                    return (pod.Metadata.Name, null);
                case "metadata.namespace":
                    return (pod.Metadata.Namespace, null);
                case "metadata.uid":
                    return (pod.Metadata.Uid, null);
                case DownwardField.Labels:
                    return (Entry(pod.Metadata.Labels, field.Key), null);
                case DownwardField.Annotations:
                    return (Entry(pod.Metadata.Annotations, field.Key), null);
                case "spec.nodeName":
                    return (pod.Spec.NodeName, null);
                case "spec.serviceAccountName":
                    return (pod.Spec.ServiceAccountName, null);
                case "status.hostIP" or "status.hostIPs" when sources.HostIps.Count == 0:
                    return (null, "host IP unknown; known addresses: []");
                case "status.hostIP":
                    return (sources.HostIps[0], null);
                case "status.hostIPs":
                    return (string.Join(',', sources.HostIps), null);
                case "status.podIP":
                    return (PodIps().FirstOrDefault() ?? "", null);
                case "status.podIPs":
                    return (string.Join(',', PodIps()), null);
                default:
                    return (null, "unsupported fieldPath: " + path);
            }
        }

        /// <summary>The pod's addresses, those of the node's first family first.</summary>
        private IEnumerable<string> PodIps()
        {
            if (sources.HostIps.Count == 0)
                return sources.PodIps;
            bool nodeIsIpV6 = IsIpV6(sources.HostIps[0]);
            return sources.PodIps.OrderBy(ip => IsIpV6(ip) != nodeIsIpV6);
        }

        private static bool IsIpV6(string address) => address.Contains(':', StringComparison.Ordinal);

        private static string Entry(ValueMap<string> map, string? key) =>
            key is null ? string.Join('\n', map.Select(e => $"{e.Key}={GoQuote.Format(e.Value)}")) : map.GetValueOrDefault(key, "");

        private static string NotFound(bool isSecret, string name) => $"{(isSecret ? "secret" : "configmap")} \"{name}\" not found";
    }
}

/// <summary>A <c>resourceFieldRef</c>: an amount of a container's own resources.</summary>
internal static class ResourceField
{
    private static readonly string[] Plain = [ResourceName.Cpu, ResourceName.Memory, ResourceName.EphemeralStorage];

    public static bool IsSupported(string resource) => Split(resource) is { } parts && (Plain.Contains(parts.Name) || ResourceName.IsHugePages(parts.Name));

    /// <summary>The amount in units of the divisor, rounded up; a limit that is not set is the pod's, else the node's room.</summary>
    public static (string? Value, string? Error) Value(PodSpec spec, Container container, ValueMap<Quantity> allocatable, UntypedObject reference)
    {
        if (reference["containerName"] is string { Length: > 0 } other && other != container.Name)
        {
            Container? found = spec.Containers.Concat(spec.InitContainers).FirstOrDefault(c => c.Name == other);
            if (found is null)
                return (null, $"container {other} not found");
            container = found;
        }

        string resource = reference["resource"] as string ?? "";
        if (!IsSupported(resource))
            return (null, "unsupported container resource : " + resource);

        (bool isLimit, string name) = Split(resource)!.Value;
        Quantity amount = isLimit
            ? Positive(container.Resources.Limits, name) ?? Positive(spec.Resources?.Limits, name) ?? allocatable.GetValueOrDefault(name, Quantity.Zero)
            : container.Resources.Requests.GetValueOrDefault(name, Quantity.Zero);
        Quantity divisor = reference["divisor"] is Quantity { Sign: not 0 } given ? given : Quantity.FromUnits(1);
        return (amount.DivideRoundingUp(divisor).ToString(CultureInfo.InvariantCulture), null);
    }

    private static (bool IsLimit, string Name)? Split(string resource)
    {
        const string Limits = "limits.";
        const string Requests = "requests.";
        if (resource.StartsWith(Limits, StringComparison.Ordinal))
            return (true, resource[Limits.Length..]);
        return resource.StartsWith(Requests, StringComparison.Ordinal) ? (false, resource[Requests.Length..]) : null;
    }

    private static Quantity? Positive(ValueMap<Quantity>? amounts, string name) =>
        amounts is not null && amounts.TryGetValue(name, out Quantity? amount) && amount.Sign != 0 ? amount : null;
}
