using System.Text.RegularExpressions;

namespace PodLifecycle.Api;

/// <summary>Volumes and their sources. (v1 Volume)</summary>
internal static partial class VolumeRules
{
    private const string WrongMode = "must be a number between 0 and 0777 (octal), both inclusive";
    private const string HostPort = "must be a host:port pair or multiple pairs separated by commas";
    private const string NotAbsolute = "must be an absolute path";

    private static readonly Check FileMode = Checks.Within(0, 511, WrongMode);
    private static readonly Check Lun = Checks.Between(0, 255);

    private static readonly Rules KeyToPath = new(
        new("key", Checks.Required),
        new("path", RequiredPath),
        new("mode", FileMode));

    private static readonly Rules NamedSecret = new(
        new Rule("name", Checks.Required));

    /// <summary>The sources in the order in which they are looked for, and what each must have.</summary>
    private static readonly (string Name, Rules Rules)[] Sources =
    [
        ("emptyDir", new(
            new Rule("sizeLimit", at =>
            {
                if (at.Value is Quantity { Sign: < 0 })
                    at.Forbidden("SizeLimit field must be a valid resource quantity");
            }))),
        ("hostPath", new(
            new("path", Checks.RequiredFormat(Formats.PathWithoutClimbing)),
            new("type", Checks.OneOf("", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket")))),
        ("gitRepo", new(
            new("repository", Checks.Required),
            new("directory", Checks.Format(Formats.RelativePath)))),
        ("gcePersistentDisk", new(
            new("", at => Checks.Required(at.Parent.Below("persistentDisk").Below("pdName", at["pdName"].Value))),
            new("", at => Partition(at.Parent.Below("persistentDisk").Below("partition", at["partition"].Value))))),
        ("awsElasticBlockStore", new(
            new("volumeID", Checks.Required),
            new("partition", Partition))),
        ("secret", new(
            new("secretName", Checks.Required),
            new("defaultMode", FileMode),
            new("items[*]", KeyToPath.Check))),
        ("nfs", new(
            new("server", Checks.Required),
            new("path", Checks.Required),
            new("path", at =>
            {
                if (!at.Text.StartsWith('/'))
                    at.Invalid(at.Text, NotAbsolute);
            }))),
        ("iscsi", new(
            new("targetPortal", Checks.Required),
            new("iqn", Checks.RequiredFormat(IscsiName)),
            new("lun", Lun),
            new("secretRef", at =>
            {
                if (!at.IsSet && (at.Parent["chapAuthDiscovery"].Flag || at.Parent["chapAuthSession"].Flag))
                    at.Required();
            }),
            new("initiatorName", at => Checks.FormatIfSet(IscsiName)(at.Named("initiatorname"))))),
        ("glusterfs", new(
            new("endpoints", Checks.Required),
            new("path", Checks.Required))),
        ("flocker", new(
            new("", at =>
            {
                bool named = at["datasetName"].Text.Length > 0;
                bool identified = at["datasetUUID"].Text.Length > 0;
                if (!named && !identified)
                    at.Required("one of datasetName and datasetUUID is required");
                if (named && identified)
                    at.Invalid("resource", "datasetName and datasetUUID can not be specified simultaneously");
            }),
            new("datasetName", at =>
            {
                if (at.Text.Contains('/', StringComparison.Ordinal))
                    at.Invalid("must not contain '/'");
            }))),
        ("persistentVolumeClaim", new(
            new Rule("claimName", Checks.Required))),
        ("rbd", new(
            new("monitors", Checks.Required),
            new("image", Checks.Required))),
        ("cinder", new(
            new("volumeID", Checks.Required),
            new("secretRef", NamedSecret.Check))),
        ("cephfs", new(
            new Rule("monitors", Checks.Required))),
        ("quobyte", new(
            new("", Quobyte),
            new("volume", Checks.Required))),
        ("downwardAPI", new(
            new("defaultMode", FileMode),
            new("items[*]", at => DownwardFile(at, at.Parent.Parent)))),
        ("fc", new(
            new Rule("", FibreChannel))),
        ("flexVolume", new(
            new("driver", Checks.Required),
            new("options", ReservedOptions))),
        ("configMap", new(
            new("name", Checks.Required),
            new("defaultMode", FileMode),
            new("items[*]", KeyToPath.Check))),
        ("azureFile", new(
            new("secretName", Checks.Required),
            new("shareName", Checks.Required))),
        ("vsphereVolume", new(
            new Rule("volumePath", Checks.Required))),
        ("photonPersistentDisk", new(
            new Rule("pdID", Checks.Required))),
        ("portworxVolume", new(
            new Rule("volumeID", Checks.Required))),
        ("azureDisk", new(
            new("diskName", Checks.Required),
            new("diskURI", Checks.Required),
            new("cachingMode", Checks.OneOf("None", "ReadOnly", "ReadWrite")),
            new("kind", Checks.OneOf("Dedicated", "Managed", "Shared")),
            new("", AzureUri))),
        ("storageos", new(
            new("volumeName", Checks.RequiredFormat(Formats.DnsLabel)),
            new("volumeNamespace", Checks.OptionalFormat(Formats.DnsLabel)),
            new("secretRef", NamedSecret.Check))),
        ("projected", new(
            new("defaultMode", FileMode),
            new("", Projected))),
        ("scaleIO", new(
            new("gateway", Checks.Required),
            new("system", Checks.Required),
            new("volumeName", Checks.Required))),
        ("csi", new(
            new("driver", Checks.Required),
            new("driver", Checks.AtMostBytes(63)),
            new("driver", Checks.OptionalFormat(Formats.DriverName)),
            new("nodePublishSecretRef", at =>
            {
                if (!at.IsSet)
                    return;
                if (at["name"].Text.Length == 0)
                    at["name"].Required();
                else
                    Checks.Format(Formats.DnsSubdomain)(at.Parent.Below("name", at["name"].Text));
            }))),
        ("ephemeral", new(
            new Rule("volumeClaimTemplate", at =>
            {
                if (at.IsSet)
                    ClaimRules.Template.Check(at);
                else
                    at.Required();
            }))),
        ("image", new(
            new("reference", at =>
            {
                if (!at.Validation.Pod.IsTemplate)
                    Checks.Required(at);
            }),
            new("pullPolicy", Checks.AlwaysOneOf(PullPolicy.Always, PullPolicy.IfNotPresent, PullPolicy.Never)))),
    ];

    public static void Volumes(Place at)
    {
        PodFacts pod = at.Validation.Pod;
        string[] created = [.. at.Items.Where(v => v.Has("ephemeral")).Select(v => $"{pod.Name}-{v["name"].Text}")];
        foreach (Place volume in at.Items)
        {
            int before = at.Validation.Errors.Count;
            Source(volume);
            Name(volume);
            if (at.Validation.Errors.Count == before)
                pod.Volumes[volume["name"].Text] = (UntypedObject)volume.Value!;

            Place claim = volume["persistentVolumeClaim"];
            if (pod.Name.Length > 0 && claim.IsSet && created.Contains(claim["claimName"].Text))
                claim["claimName"].Invalid(claim["claimName"].Text, "must not reference a PVC that gets created for an ephemeral volume");
        }
    }

    private static void Source(Place volume)
    {
        bool found = false;
        foreach ((string name, Rules rules) in Sources)
        {
            if (!volume.Has(name))
                continue;
            Place source = volume[name];
            if (found)
                source.Named(name switch { "cephfs" => "cephFS", "downwardAPI" => "downwarAPI", _ => name }).Forbidden("may not specify more than 1 volume type");
            else
                rules.Check(source);
            if (!found && name == "iscsi" && source.Has("initiatorName") && $"{volume["name"].Text}:{source["targetPortal"].Text}".Length > 64)
                volume["name"].Invalid(volume["name"].Text, "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.");
            found = true;
        }

        if (!found)
            volume.Required("must specify a volume type");
    }

    private static void Name(Place volume)
    {
        Place name = volume["name"];
        PodFacts pod = volume.Validation.Pod;
        string[] wrong = [.. Formats.DnsLabel(name.Text)];
        if (name.Text.Length == 0)
            name.Required();
        else if (wrong.Length > 0)
            Checks.Format(Formats.DnsLabel)(name);
        else if (pod.Volumes.ContainsKey(name.Text))
            name.Duplicate(name.Text);

        if (!volume.Has("ephemeral") || pod.Name.Length == 0 || name.Text.Length == 0)
            return;
        string claim = $"{pod.Name}-{name.Text}";
        foreach (string problem in Formats.DnsSubdomain(claim))
            name.Invalid(name.Text, $"PVC name {GoQuote.Format(claim)}: {problem}");
    }

    private static void RequiredPath(Place at)
    {
        if (at.Text.Length == 0)
            at.Required();
        Checks.Format(Formats.VolumeFile)(at);
    }

    private static void Partition(Place at)
    {
        if (at.Number is < 0 or > 255)
            at.Invalid(at.Number, "must be between 1 and 255, inclusive");
    }

    private static void DownwardFile(Place item, Place at)
    {
        RequiredPath(at.Below("path", item["path"].Value));
        Place field = item["fieldRef"];
        Place resource = item["resourceFieldRef"];
        if (field.IsSet)
        {
            EnvironmentRules.VolumeField(at.Below("fieldRef", field.Value));
            if (resource.IsSet)
                at.Invalid("resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
        }
        else if (resource.IsSet)
        {
            EnvironmentRules.Resource(at.Below("resourceFieldRef", resource.Value), inVolume: true);
        }
        else
        {
            at.Required("one of fieldRef and resourceFieldRef is required");
        }

        FileMode(at.Below("mode", item["mode"].Value));
    }

    private static void Projected(Place at)
    {
        const string Conflict = "conflicting duplicate paths";
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place source in at["sources"].Items)
        {
            bool found = false;
            foreach (string name in (ReadOnlySpan<string>)["secret", "configMap", "downwardAPI", "serviceAccountToken"])
            {
                Place projection = source[name];
                if (!projection.IsSet)
                    continue;
                if (found)
                    source.Forbidden("may not specify more than 1 volume type per source");
                found = true;

                switch (name)
                {
                    case "secret" or "configMap":
                        Checks.Required(projection["name"]);
                        foreach (Place item in projection["items"].Items)
                        {
                            KeyToPath.Check(item);
                            if (item["path"].Text.Length > 0 && !paths.Add(item["path"].Text))
                                at.Invalid(projection["name"].Text, Conflict);
                        }

                        break;
                    case "downwardAPI":
                        foreach (Place item in projection["items"].Items)
                        {
                            DownwardFile(item, projection);
                            if (item["path"].Text.Length > 0 && !paths.Add(item["path"].Text))
                                at.Invalid(item["path"].Text, Conflict);
                        }

                        break;
                    default:
                        Token(projection, at);
                        break;
                }
            }
        }
    }

    private static void Token(Place token, Place at)
    {
        Place seconds = token["expirationSeconds"];
        if (seconds.IsSet && seconds.Number < 600)
            seconds.Invalid("may not specify a duration less than 10 minutes");
        else if (seconds.Number > 4_294_967_296)
            seconds.Invalid("may not specify a duration larger than 2^32 seconds");
        if (token["path"].Text.Length == 0)
            at.Below("path").Required();
        else
            Checks.Format(Formats.VolumeFile)(at.Below("path", token["path"].Text));
    }

    private static void Quobyte(Place at)
    {
        Place registry = at["registry"];
        if (registry.Text.Length == 0)
        {
            registry.Required(HostPort);
        }
        else if (at["tenant"].Text.Length > 64)
        {
            at["tenant"].Required("must be a UUID and may not exceed a length of 64 characters");
        }
        else
        {
            foreach (string pair in registry.Text.Split(','))
            {
                if (!HostAndPort().IsMatch(pair))
                    registry.Invalid(HostPort);
            }
        }
    }

    private static void FibreChannel(Place at)
    {
        Place names = at["targetWWNs"];
        if (names.Count == 0 && at["wwids"].Count == 0)
            names.Required("must specify either targetWWNs or wwids, but not both");
        if (names.Count == 0)
            return;
        if (at["wwids"].Count > 0)
            names.Invalid("targetWWNs and wwids can not be specified simultaneously");
        if (!at.Has("lun"))
            at["lun"].Required("lun is required if targetWWNs is specified");
        else
            Lun(at["lun"]);
    }

    private static void ReservedOptions(Place at)
    {
        foreach (string key in at.Texts.Keys)
        {
#pragma warning disable CA1308 // Kubernetes compares them in lower case.
            string owner = "." + key.Split('/')[0].ToLowerInvariant();
#pragma warning restore CA1308
            if (owner.EndsWith(".kubernetes.io", StringComparison.Ordinal) || owner.EndsWith(".k8s.io", StringComparison.Ordinal))
                at.Key(key).Invalid(key, "kubernetes.io and k8s.io namespaces are reserved");
        }
    }

    private static void AzureUri(Place at)
    {
        const string Managed = "/subscriptions/";
        const string Unmanaged = "https://";
        Place uri = at["diskURI"];
        if (at["kind"].Text == "Managed")
        {
            if (!uri.Text.StartsWith(Managed, StringComparison.Ordinal))
                uri.NotSupported(uri.Text, "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}");
        }
        else if (!uri.Text.StartsWith(Unmanaged, StringComparison.Ordinal))
        {
            uri.NotSupported(uri.Text, "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd");
        }
    }

    private static IEnumerable<string> IscsiName(string text)
    {
        bool isIqn = text.StartsWith("iqn", StringComparison.Ordinal);
        bool isEui = text.StartsWith("eui", StringComparison.Ordinal);
        bool isNaa = text.StartsWith("naa", StringComparison.Ordinal);
        if (!isIqn && !isEui && !isNaa)
            yield return "must be valid format starting with iqn, eui, or naa";
        else if ((isIqn && !Iqn().IsMatch(text)) || (isEui && !Eui().IsMatch(text)) || (isNaa && !Naa().IsMatch(text)))
            yield return "must be valid format";
    }

    [GeneratedRegex(@"\A([^:\[\]]*|\[[^\[\]]*\]):[^:\[\]]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostAndPort();

    [GeneratedRegex(@"iqn\.[0-9]{4}-[0-9]{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iqn();

    [GeneratedRegex(@"\Aeui.[A-Za-z0-9]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Eui();

    [GeneratedRegex(@"\Anaa.[A-Za-z0-9]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Naa();
}
