using System.Net.Sockets;

namespace PodLifecycle.Api;

/// <summary>What the API server accepts in a new pod but warns of.</summary>
internal static class PodWarnings
{
    private const string Annotations = "metadata.annotations";
    private const string OldSeccomp = "non-functional in v1.27+; use the \"seccompProfile\" field instead";
    private const string NullSelector = "a null labelSelector results in matching no pod";

    private static readonly Dictionary<string, string> DeprecatedLabels = new(StringComparer.Ordinal)
    {
        ["beta.kubernetes.io/arch"] = "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
        ["beta.kubernetes.io/os"] = "deprecated since v1.14; use \"kubernetes.io/os\" instead",
        ["failure-domain.beta.kubernetes.io/region"] = "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
        ["failure-domain.beta.kubernetes.io/zone"] = "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
        ["beta.kubernetes.io/instance-type"] = "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
        ["app.kubernetes.io/created-by"] = "deprecated since v1.9",
        ["scheduler.alpha.kubernetes.io/preferAvoidPods"] = "deprecated since v1.22; use Taints and Tolerations instead",
        ["node-role.kubernetes.io/master"] = "use \"node-role.kubernetes.io/control-plane\" instead",
    };

    private static readonly (string Key, string Text)[] DeprecatedAnnotations =
    [
        ("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
        ("security.alpha.kubernetes.io/sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
        ("security.alpha.kubernetes.io/unsafe-sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
    ];

    private static readonly (string Source, string Shown, string Text)[] DeprecatedVolumes =
    [
        ("photonPersistentDisk", "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
        ("gitRepo", "gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
        ("scaleIO", "scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", "flocker", "deprecated in v1.22, non-functional in v1.25+"),
        ("storageos", "storageOS", "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", "quobyte", "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", "glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        ("ephemeral", "ephemeral", ""),
        ("cephfs", "cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        ("rbd", "rbd", "deprecated in v1.28, non-functional in v1.31+"),
    ];

    /// <param name="written">The pod with its defaults, before <see cref="PodCreation"/>.</param>
    /// <param name="created">The pod as it is stored.</param>
    public static IReadOnlyList<(string Path, string Text)> OfNew(Pod written, Pod created)
    {
        var warnings = new List<(string Path, string Text)>();
        Place root = Place.Of(created, new Validation());
        Place spec = root["spec"];
        void Warn(Place at, string text) => warnings.Add((at.Path, text));

        OldAppArmor(written, created, Warn, root);
        string[] noLabel = [.. Formats.DnsLabel(created.Metadata.Name)];
        if (noLabel.Length > 0)
            Warn(root["metadata.name"], $"this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [{string.Join(' ', noLabel)}]");
        foreach (string label in created.Spec.NodeSelector.Keys)
        {
            if (DeprecatedLabels.TryGetValue(label, out string? text))
                Warn(spec["nodeSelector"].Key(label), text);
        }

        NodeAffinity(spec["affinity"], Warn);
        foreach (Place constraint in spec["topologySpreadConstraints"].Items)
        {
            DeprecatedLabel(constraint["topologyKey"], Warn);
            if (!constraint.Has("labelSelector"))
                Warn(constraint["labelSelector"], NullSelector);
        }

        foreach ((string key, string text) in DeprecatedAnnotations)
        {
            if (created.Metadata.Annotations.ContainsKey(key))
                Warn(root[Annotations].Key(key), text);
        }

        foreach (Place volume in spec["volumes"].Items)
            DeprecatedSources(volume, Warn);
        foreach (Place volume in spec["volumes"].Items)
            OverlappingPaths.Check(volume, text => warnings.Add(("", text)));
        Duplicates(spec["hostAliases"], "ip", (at, ip) => Warn(at, $"duplicate ip {GoQuote.Format(ip)}"), skipEmpty: false);
        Duplicates(spec["imagePullSecrets"], "name", (at, name) => Warn(at, $"duplicate name {GoQuote.Format(name)}"), skipEmpty: true);
        foreach (Place secret in spec["imagePullSecrets"].Items)
        {
            if (secret["name"].Text.Length == 0)
                Warn(secret["name"], "invalid empty name \"\"");
        }

        Fractions(spec["overhead"], Warn);
        if (created.Metadata.Annotations.ContainsKey(PodRules.SeccompPodAnnotation) && created.Spec.SecurityContext?["seccompProfile"] is null)
            Warn(root[Annotations].Key(PodRules.SeccompPodAnnotation), OldSeccomp);
        Place[] containers = [.. spec["initContainers"].Items, .. spec["containers"].Items];
        foreach (Place container in containers)
            Container(container, root, Warn);
        Ports(containers, Warn);
        NullSelectors(spec["affinity"], Warn);
        if (spec.Has("dnsConfig"))
        {
            foreach (Place server in spec["dnsConfig"]["nameservers"].Items)
                Address(server, Warn);
        }

        foreach (Place alias in spec["hostAliases"].Items)
            Address(alias["ip"], Warn);
        return warnings;
    }

    private static void OldAppArmor(Pod written, Pod created, Action<Place, string> warn, Place root)
    {
        if (created.Metadata.Annotations.Count == 0 || (created.Spec.Os?["name"] as string) == "windows")
            return;
        object? ofPod = created.Spec.SecurityContext?["appArmorProfile"];
        foreach (Place container in WindowsRules.Containers(Place.Of(written, root.Validation)["spec"]))
        {
            string key = AppArmor.AnnotationPrefix + container["name"].Text;
            bool hasOwn = container.Has("securityContext") && container["securityContext"].Has("appArmorProfile");
            if (hasOwn || !created.Metadata.Annotations.TryGetValue(key, out string? annotation))
                continue;
            ApiObject? profile = AppArmor.Profile(annotation);
            if (profile is null || !profile.Equals(ofPod))
                warn(root[Annotations].Key(key), "deprecated since v1.30; use the \"appArmorProfile\" field instead");
        }
    }

    private static void NodeAffinity(Place affinity, Action<Place, string> warn)
    {
        if (!affinity.IsSet || !affinity.Has("nodeAffinity"))
            return;
        Place node = affinity["nodeAffinity"];
        if (node[AffinityField.Required].IsSet)
        {
            foreach (Place expression in node[AffinityField.Required]["nodeSelectorTerms"].Items.SelectMany(t => t["matchExpressions"].Items))
                DeprecatedLabel(expression["key"], warn);
        }

        foreach (Place expression in node[AffinityField.Preferred].Items.SelectMany(p => p["preference"]["matchExpressions"].Items))
        {
            DeprecatedLabel(expression["key"], warn);
            foreach (Place value in expression["values"].Items)
            {
                foreach (string wrong in Formats.LabelValue(value.Text))
                    warn(value, $"{value.Text} is invalid, {wrong}");
            }
        }
    }

    private static void DeprecatedLabel(Place at, Action<Place, string> warn)
    {
        if (DeprecatedLabels.TryGetValue(at.Text, out string? text))
            warn(at, $"{at.Text} is {text}");
    }

    private static void DeprecatedSources(Place volume, Action<Place, string> warn)
    {
        foreach ((string source, string shown, string text) in DeprecatedVolumes)
        {
            if (!volume.Has(source))
                continue;
            Place at = volume[source];
            if (text.Length > 0)
                warn(at.Named(shown), text);
            else if (at.Has("volumeClaimTemplate"))
                Fractions(at["volumeClaimTemplate.spec.resources"], warn, "storage");
        }
    }

    private static void Duplicates(Place list, string field, Action<Place, string> warn, bool skipEmpty)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place item in list.Items)
        {
            string text = item[field].Text;
            if (!(skipEmpty && text.Length == 0) && !seen.Add(text))
                warn(item[field], text);
        }
    }

    private static void Container(Place container, Place root, Action<Place, string> warn)
    {
        string annotation = PodRules.SeccompContainerPrefix + container["name"].Text;
        Place context = container["securityContext"];
        if (root[Annotations].Texts.ContainsKey(annotation) && !(context.IsSet && context.Has("seccompProfile")))
            warn(root[Annotations].Key(annotation), OldSeccomp);

        Fractions(container["resources"], warn, ResourceName.Memory);
        Fractions(container["resources"], warn, ResourceName.EphemeralStorage);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place variable in container["env"].Items)
        {
            string name = variable["name"].Text;
            string reference = $"$({name})";
            string value = variable["value"].Text;
            bool extends = value != reference && value.Contains(reference, StringComparison.Ordinal);
            if (!names.Add(name) && !extends)
                warn(variable, $"hides previous definition of {GoQuote.Format(name)}, which may be dropped when using apply");
        }
    }

    private static void Fractions(Place resources, Action<Place, string> warn, string name)
    {
        foreach (string list in (ReadOnlySpan<string>)["limits", "requests"])
            Fraction(resources[list], name, warn);
    }

    private static void Fractions(Place amounts, Action<Place, string> warn)
    {
        Fraction(amounts, ResourceName.Memory, warn);
        Fraction(amounts, ResourceName.EphemeralStorage, warn);
    }

    private static void Fraction(Place amounts, string name, Action<Place, string> warn)
    {
        if (amounts.Amounts.TryGetValue(name, out Quantity? amount) && !amount.IsWhole)
            warn(amounts.Key(name), $"fractional byte value {GoQuote.Format(amount.ToString())} is invalid, must be an integer");
    }

    private static void Ports(Place[] containers, Action<Place, string> warn)
    {
        var earlier = new List<Place>();
        foreach (Place port in containers.SelectMany(c => c["ports"].Items))
        {
            (long number, string protocol, long hostPort, string hostIp) = Port(port);
            if (hostIp.Length > 0 && hostPort == 0)
                warn(port, $"hostIP set without hostPort: {{Name:{port["name"].Text} HostPort:0 ContainerPort:{number} Protocol:{protocol} HostIP:{hostIp}}}");
            foreach (Place other in earlier)
            {
                (long otherNumber, string otherProtocol, long otherHostPort, string otherHostIp) = Port(other);
                if (number != otherNumber || protocol != otherProtocol)
                    continue;
                if (hostPort == otherHostPort && hostIp == otherHostIp)
                    warn(port, "duplicate port definition with " + other.Path);
                else if (hostPort == 0 || otherHostPort == 0)
                    warn(port, "overlapping port definition with " + other.Path);
                else if (hostPort == otherHostPort && (hostIp.Length == 0) != (otherHostIp.Length == 0))
                    warn(port, "dangerously ambiguous port definition with " + other.Path);
            }

            earlier.Add(port);
        }

        var names = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (Place port in earlier)
        {
            string name = port["name"].Text;
            if (name.Length > 0 && !names.TryAdd(name, port))
                warn(port, $"duplicate port name {GoQuote.Format(name)} with {names[name].Path}, services and probes that select ports by name will use {names[name].Path}");
        }
    }

    private static (long Number, string Protocol, long HostPort, string HostIp) Port(Place port) =>
        (port["containerPort"].Number, port["protocol"].Text, port["hostPort"].Number, port["hostIP"].Text);

    private static void NullSelectors(Place affinity, Action<Place, string> warn)
    {
        if (!affinity.IsSet)
            return;
        foreach (string kind in (ReadOnlySpan<string>)["podAffinity", "podAntiAffinity"])
        {
            if (!affinity.Has(kind))
                continue;
            foreach (Place term in affinity[kind][AffinityField.Required].Items.Concat(affinity[kind][AffinityField.Preferred].Items.Select(p => p["podAffinityTerm"])))
            {
                if (!term.Has("labelSelector"))
                    warn(term["labelSelector"], NullSelector);
            }
        }
    }

    private static void Address(Place at, Action<Place, string> warn)
    {
        if (Formats.ParseIp(at.Text) is { AddressFamily: AddressFamily.InterNetworkV6 } address && address.ToString() != at.Text)
            warn(at, $"IPv6 address {GoQuote.Format(at.Text)} should be in RFC 5952 canonical format ({GoQuote.Format(address.ToString())})");
    }
}
