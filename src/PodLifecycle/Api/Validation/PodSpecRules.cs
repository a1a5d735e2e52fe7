namespace PodLifecycle.Api;

/// <summary>What a pod's spec must look like, in pods and templates. (v1 PodSpec)</summary>
internal static class PodSpecRules
{
    public const string BlanksAroundImage = "must not have leading or trailing whitespace";

    /// <summary>In the order in which the API server lists its findings.</summary>
    public static readonly Rules All = new(
        new("volumes", VolumeRules.Volumes),
        new("resourceClaims", Claims),
        new("containers", ContainerRules.Containers),
        new("initContainers", ContainerRules.InitContainers),
        new("ephemeralContainers", ContainerRules.EphemeralContainers),
        new("resources", ResourceRules.OfPod),
        new("", HostNetworkPorts),
        new("restartPolicy", Checks.RequiredOneOf(RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never)),
        new("dnsPolicy", Checks.RequiredOneOf("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None")),
        new("nodeSelector", Checks.Labels),
        new("securityContext", SecurityRules.OfPod.Check),
        new("affinity", AffinityRules.Affinity.Check),
        new("dnsConfig", Dns),
        new("readinessGates[*].conditionType", Checks.Format(Formats.QualifiedName)),
        new("schedulingGates", SchedulingGates),
        new("topologySpreadConstraints", AffinityRules.Constraints),
        new("", WindowsRules.HostProcess),
        new("", UserNamespace),
        new("hostnameOverride", HostnameOverride),
        new("serviceAccountName", Checks.OptionalFormat(Formats.DnsSubdomain)),
        new("nodeName", Checks.OptionalFormat(Formats.DnsSubdomain)),
        new("activeDeadlineSeconds", Checks.Between(1, int.MaxValue)),
        new("hostname", Checks.OptionalFormat(Formats.DnsLabel)),
        new("subdomain", Checks.OptionalFormat(Formats.DnsLabel)),
        new("tolerations", AffinityRules.Tolerations),
        new("hostAliases[*]", HostAlias),
        new("priorityClassName", Checks.OptionalFormat(Formats.DnsSubdomain)),
        new("runtimeClassName", Checks.FormatIfSet(Formats.DnsSubdomain)),
        new("preemptionPolicy", at =>
        {
            if (at.IsSet && at.Text.Length == 0)
                at.Required();
            else
                Checks.OneOf("PreemptLowerPriority", "Never")(at);
        }),
        new("overhead", ResourceRules.Overhead),
        new("", WindowsRules.Os),
        new("", FileKeyVolumes));

    private static void Claims(Place at)
    {
        if (at.Count > 0 && at.Validation.Pod.Annotations.ContainsKey(PodKind.MirrorAnnotation))
        {
            foreach (Place _ in at.Items)
                at.Validation.Errors.Add(new(FieldErrorType.Forbidden, PodRules.WholeObject, "", "static pods do not support resource claims"));
            return;
        }

        if (at.Count == 0)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place claim in at.Items)
        {
            Place name = claim["name"];
            if (name.Text.Length == 0)
            {
                name.Required();
            }
            else if (!names.Add(name.Text))
            {
                name.Duplicate(name.Text);
            }
            else
            {
                Checks.Format(Formats.DnsLabel)(name);
            }

            Place existing = claim["resourceClaimName"];
            Place template = claim["resourceClaimTemplateName"];
            if (existing.IsSet && template.IsSet)
                claim.Invalid("at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
            if (!existing.IsSet && !template.IsSet)
                claim.Invalid("must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            Checks.FormatIfSet(Formats.DnsSubdomain)(existing);
            Checks.FormatIfSet(Formats.DnsSubdomain)(template);
        }
    }

    private static void HostNetworkPorts(Place spec)
    {
        if (!spec["hostNetwork"].Flag)
            return;
        foreach (Place port in spec["containers"].Items.SelectMany(c => c["ports"].Items))
        {
            if (port["hostPort"].Number != port["containerPort"].Number)
                port["hostPort"].Invalid("must match `containerPort` when `hostNetwork` is true");
        }
    }

    private static void Dns(Place at)
    {
        bool none = at.Validation.Pod.Spec.DnsPolicy == "None";
        if (!at.IsSet)
        {
            if (none)
                at.Required("must provide `dnsConfig` when `dnsPolicy` is None");
            return;
        }

        Place servers = at["nameservers"];
        Place searches = at["searches"];
        if (none && servers.Count == 0)
            servers.Required("must provide at least one DNS nameserver when `dnsPolicy` is None");
        if (servers.Count > 3)
            servers.Invalid("must not have more than 3 nameservers");
        foreach (Place server in servers.Items)
            Checks.Format(Formats.IpAddress)(server);
        if (searches.Count > 32)
            searches.Invalid("must not have more than 32 search paths");
        if (searches.Items.Sum(s => s.Text.Length + 1) - 1 > 2048)
            searches.Invalid("must not have more than 2048 characters (including spaces) in the search list");
        foreach (Place search in searches.Items)
        {
            string domain = search.Text.EndsWith('.') ? search.Text[..^1] : search.Text;
            if (search.Text == ".")
                continue;
            foreach (string wrong in Formats.DnsSubdomainWithUnderscores(domain))
                search.Invalid(domain, wrong);
        }

        foreach (Place option in at["options"].Items)
        {
            if (option["name"].Text.Length == 0)
                option.Required("must not be empty");
        }
    }

    private static void SchedulingGates(Place at)
    {
        if (at.Count == 0)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place gate in at.Items)
        {
            string name = gate["name"].Text;
            foreach (string wrong in Formats.QualifiedName(name))
                gate.Invalid(name, wrong);
            if (!names.Add(name))
                gate.Duplicate(name);
        }
    }

    private static void UserNamespace(Place spec)
    {
        const string InUserNamespace = "when `hostUsers` is false";
        if (!spec.Has("hostUsers") || spec["hostUsers"].Flag)
            return;
        if (spec["hostNetwork"].Flag)
            spec["hostNetwork"].Forbidden(InUserNamespace);
        if (spec["hostPID"].Flag)
            spec["hostPID"].Named("HostPID").Forbidden(InUserNamespace);
        if (spec["hostIPC"].Flag)
            spec["hostIPC"].Named("HostIPC").Forbidden(InUserNamespace);
        if (spec.Validation.Pod.Old is { Spec: { HostUsers: false } old } && old.Containers.Any(c => c.VolumeDevices.Count > 0))
            return;
        foreach (Place container in WindowsRules.Containers(spec))
        {
            if (container["volumeDevices"].Count > 0)
                container["volumeDevices"].Forbidden(InUserNamespace);
        }
    }

    private static void HostnameOverride(Place at)
    {
        if (!at.IsSet)
            return;
        Checks.Format(Formats.DnsSubdomain)(at);
        Checks.AtMostBytes(64)(at);
        if (at.Parent["setHostnameAsFQDN"].Flag)
            at.Forbidden("may not be specified when setHostnameAsFQDN is true");
        if (at.Parent["hostNetwork"].Flag)
            at.Forbidden("may not be specified when hostNetwork is true");
    }

    private static void HostAlias(Place at)
    {
        Checks.Format(Formats.IpAddress)(at["ip"]);
        foreach (Place hostname in at["hostnames"].Items)
            Checks.Format(Formats.DnsSubdomain)(hostname);
    }

    /// <summary>Variables from files need the file's volume to be an emptyDir; the volumes as they are written count.</summary>
    private static void FileKeyVolumes(Place spec)
    {
        foreach (Place variable in WindowsRules.Containers(spec).SelectMany(c => c["env"].Items))
        {
            Place from = variable["valueFrom"];
            if (!from.IsSet || !from.Has("fileKeyRef"))
                continue;
            Place name = from["fileKeyRef"]["volumeName"];
            Place? volume = spec["volumes"].Items.LastOrDefault(v => v["name"].Text == name.Text);
            if (volume is null)
                name.NotFound(name.Text);
            else if (!volume.Has("emptyDir"))
                name.Invalid(name.Text, "referenced volume must be of type emptyDir");
        }
    }
}
