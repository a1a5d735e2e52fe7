namespace PodLifecycle.Api;

/// <summary>Variables of containers and where their values come from. (v1 EnvVar, EnvFromSource)</summary>
internal static class EnvironmentRules
{
    private static readonly string[] EnvironmentFields =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    private static readonly string[] VolumeFields = [DownwardField.Annotations, DownwardField.Labels, "metadata.name", "metadata.namespace", "metadata.uid"];

    private static readonly string[] Resources =
        ["limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"];

    private static readonly Rules KeyOfObject = new(
        new("name", Checks.Format(Formats.DnsSubdomain)),
        new("key", Checks.RequiredFormat(Formats.ConfigKey)));

    private static readonly Rules FileKey = new(
        new("key", Checks.RequiredFormat(Formats.VariableName)),
        new("volumeName", Checks.RequiredFormat(Formats.DnsLabel)),
        new("path", Checks.RequiredFormat(Formats.PathWithoutClimbing)));

    private static readonly (string Name, Check Check)[] Sources =
    [
        ("fieldRef", at => Field(at, EnvironmentFields)),
        ("resourceFieldRef", at => Resource(at, inVolume: false)),
        ("configMapKeyRef", KeyOfObject.Check),
        ("secretKeyRef", KeyOfObject.Check),
        ("fileKeyRef", FileKey.Check),
    ];

    public static readonly Rules Variable = new(
        new("name", Checks.RequiredFormat(Formats.VariableName)),
        new("valueFrom", ValueFrom));

    private static readonly Rules Reference = new(
        new Rule("name", Checks.RequiredFormat(Formats.NamePrefix)));

    public static void From(Place at)
    {
        if (at["prefix"].Text.Length > 0)
            Checks.Format(Formats.VariableName)(at["prefix"]);
        Place configMap = at["configMapRef"];
        Place secret = at["secretRef"];
        Reference.Check(configMap);
        Reference.Check(secret);
        if (configMap.IsSet && secret.IsSet)
            at.Parent.Invalid("", "may not have more than one field specified at a time");
        else if (!configMap.IsSet && !secret.IsSet)
            at.Parent.Invalid("", "must specify one of: `configMapRef` or `secretRef`");
    }

    /// <summary>A file of a volume that shows a field of the pod.</summary>
    public static void VolumeField(Place at) => Field(at, VolumeFields);

    public static void Resource(Place at, bool inVolume)
    {
        Place resource = at["resource"];
        if (inVolume && at["containerName"].Text.Length == 0)
            at["containerName"].Required();
        else if (resource.Text.Length == 0)
            resource.Required();
        else if (!ResourceField.IsSupported(resource.Text))
            resource.NotSupported(resource.Text, Resources);
        Divisor(at, resource.Text);
    }

    private static void ValueFrom(Place at)
    {
        if (!at.IsSet)
            return;

        int sources = 0;
        foreach ((string name, Check check) in Sources)
        {
            if (!at.Has(name))
                continue;
            sources++;
            check(at[name]);
        }

        if (sources == 0)
            at.Invalid("", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
        else if (at.Parent["value"].Text.Length > 0)
            at.Invalid("", "may not be specified when `value` is not empty");
        else if (sources > 1)
            at.Invalid("", "may not have more than one field specified at a time");
    }

    private static void Field(Place at, string[] supported)
    {
        Place path = at["fieldPath"];
        if (at["apiVersion"].Text.Length == 0)
        {
            at["apiVersion"].Required();
            return;
        }

        if (path.Text.Length == 0)
        {
            path.Required();
            return;
        }

        if (at["apiVersion"].Text != "v1")
        {
            path.Invalid(path.Text, "error converting fieldPath: unsupported pod version: " + at["apiVersion"].Text);
            return;
        }

        (DownwardField? field, string? error) = DownwardField.Parse(path.Text);
        if (field is null)
        {
            path.Invalid(path.Text, "error converting fieldPath: " + error);
        }
        else if (field.Key is { } key)
        {
            foreach (string wrong in field.Path == DownwardField.Annotations ? Formats.AnnotationKey(key) : Formats.QualifiedName(key))
                at.Invalid(key, wrong);
        }
        else if (!supported.Contains(field.Path))
        {
            path.NotSupported(path.Text, supported);
        }
    }

    private static void Divisor(Place at, string resource)
    {
        const string Sizes = "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the ";
        if (at["divisor"].Value is not Quantity { Sign: not 0 } divisor)
            return;

        string name = resource[(resource.IndexOf('.', StringComparison.Ordinal) + 1)..];
        string written = divisor.ToString();
        string? wrong = name switch
        {
            ResourceName.Cpu => written is "1m" or "1" ? null : "only divisor's values 1m and 1 are supported with the cpu resource",
            ResourceName.Memory => IsSize(written) ? null : Sizes + "memory resource",
            ResourceName.EphemeralStorage => IsSize(written) ? null : Sizes + "local ephemeral storage resource",
            _ when ResourceName.IsHugePages(name) => IsSize(written) ? null : Sizes + "hugepages resource",
            _ => null,
        };
        if (wrong is not null)
            at["divisor"].Invalid(resource, wrong);
    }

    private static bool IsSize(string divisor) => divisor is "1" or "1k" or "1M" or "1G" or "1T" or "1P" or "1E" or "1Ki" or "1Mi" or "1Gi" or "1Ti" or "1Pi" or "1Ei";
}
