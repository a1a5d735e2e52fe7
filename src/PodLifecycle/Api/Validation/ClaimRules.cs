namespace PodLifecycle.Api;

/// <summary>Claims that are made for a pod's ephemeral volumes. (v1 PersistentVolumeClaimTemplate)</summary>
internal static class ClaimRules
{
    private const string OncePod = "ReadWriteOncePod";
    private static readonly string[] AccessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", OncePod];

    /// <summary>The template's metadata may be labels and annotations; these fields it may not have.</summary>
    private static readonly string[] ForbiddenMetadata =
    [
        "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "ownerReferences", "finalizers", "managedFields",
    ];

    private static readonly Rules Spec = new(
        new("accessModes", Checks.RequiredText("at least 1 access mode is required")),
        new("selector", SelectorRules.Any.Check),
        new("accessModes", Modes),
        new("resources", Storage),
        new("storageClassName", Checks.OptionalFormat(Formats.DnsSubdomain)),
        new("volumeMode", Checks.OneOf("Block", "Filesystem")),
        new("dataSource", DataSource),
        new("dataSourceRef", DataSource),
        new("dataSourceRef", at =>
        {
            if (at.IsSet)
                Checks.OptionalFormat(Formats.DnsLabel)(at["namespace"]);
        }),
        new("", SameSource),
        new("volumeAttributesClassName", Checks.OptionalFormat(Formats.DnsSubdomain)));

    public static readonly Rules Template = new(
        new("metadata.annotations", MetadataRules.Annotations),
        new("metadata.labels", Checks.Labels),
        new("metadata", at =>
        {
            foreach (string field in ForbiddenMetadata)
            {
                if (!at.IsAbsent && at.Has(field))
                    at[field].Named(field == "uid" ? "uID" : field).Forbidden("cannot be set");
            }
        }),
        new("spec", Spec.Check));

    private static void Modes(Place at)
    {
        bool oncePod = false;
        bool others = false;
        foreach (Place mode in at.Items)
        {
            if (!AccessModes.Contains(mode.Text))
                at.NotSupported(mode.Text, AccessModes);
            else if (mode.Text == OncePod)
                oncePod = true;
            else
                others = true;
        }

        if (oncePod && others)
            at.Forbidden("may not use ReadWriteOncePod with other access modes");
    }

    private static void Storage(Place at)
    {
        Place storage = at.Key("storage");
        if (!at["requests"].Amounts.TryGetValue("storage", out Quantity? amount))
            storage.Required();
        else if (amount.Sign <= 0)
            storage.Invalid(amount.ToString(), "must be greater than zero");
    }

    private static void DataSource(Place at)
    {
        if (!at.IsSet)
            return;
        Checks.Required(at["name"]);
        Checks.Required(at["kind"]);
        if (at["apiGroup"].Text.Length == 0 && at["kind"].Text != "PersistentVolumeClaim")
            at.Invalid(at["kind"].Text, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
        Checks.OptionalFormat(Formats.DnsSubdomain)(at["apiGroup"]);
    }

    private static void SameSource(Place at)
    {
        Place source = at["dataSource"];
        Place reference = at["dataSourceRef"];
        if (!source.IsSet || !reference.IsSet)
            return;
        if (reference["namespace"].Text.Length > 0)
            at.Invalid(new RawJson("{}"), "may not be specified when dataSourceRef.namespace is specified");
        else if (!Equals(source["apiGroup"].Value, reference["apiGroup"].Value) || source["kind"].Text != reference["kind"].Text || source["name"].Text != reference["name"].Text)
            at.Invalid(new RawJson("{}"), "must match dataSourceRef");
    }
}
