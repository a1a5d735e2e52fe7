namespace PodLifecycle.Api;

/// <summary>What an object's metadata must look like. (v1 ObjectMeta)</summary>
internal static class MetadataRules
{
    private const int LongestAnnotations = 262_144;

    private static readonly string[] StandardFinalizers = ["kubernetes", "orphan", "foregroundDeletion"];

    /// <param name="name">What the object's name must look like.</param>
    public static Rules For(Func<string, IEnumerable<string>> name) => new(
        new("generateName", Checks.OptionalFormat(Formats.NamePrefix)),
        new("", at =>
        {
            if (at["name"].Text.Length > 0)
                Checks.Format(name)(at["name"]);
            else if (at["generateName"].Text.Length == 0)
                at["name"].Required("name or generateName is required");
        }),
        new("namespace", Checks.RequiredFormat(Formats.DnsLabel)),
        new("generation", Checks.NotNegative),
        new("labels", Checks.Labels),
        new("annotations", Annotations),
        new("ownerReferences", Owners),
        new("finalizers", Finalizers),
        new("managedFields[*].operation", Operation),
        new("finalizers[*]", at =>
        {
            if (!at.Text.Contains('/', StringComparison.Ordinal) && !StandardFinalizers.Contains(at.Text))
                at.Invalid("name is neither a standard finalizer name nor is it fully qualified");
        }));

    /// <summary>What an update may set, whatever the object's name looks like.</summary>
    public static readonly Rules Updatable = new(
        new("generation", Checks.NotNegative),
        new("labels", Checks.Labels),
        new("annotations", Annotations),
        new("ownerReferences", Owners),
        new("managedFields[*].operation", Operation));

    public static void Annotations(Place at)
    {
        int size = 0;
        foreach ((string key, string value) in at.Texts)
        {
            foreach (string wrong in Formats.AnnotationKey(key))
                at.Invalid(key, wrong);
            size += Formats.Bytes(key) + Formats.Bytes(value);
        }

        if (size > LongestAnnotations)
            at.TooLong(LongestAnnotations);
    }

    private static void Operation(Place at)
    {
        if (at.Text is not ("Apply" or "Update"))
            at.Invalid(at.Text, "must be `Apply` or `Update`");
    }

    private static void Owners(Place at)
    {
        string? controller = null;
        foreach (Place owner in at.Items)
        {
            // Findings about an owner stand at the list.
            Place list = owner.Parent;
            string apiVersion = owner["apiVersion"].Text;
            string kind = owner["kind"].Text;
            string[] version = apiVersion.Split('/');
            if (version.Length > 2 || version[^1].Length == 0)
                list.Below("apiVersion").Invalid(apiVersion, "version must not be empty");
            if (kind.Length == 0)
                list.Below("kind").Invalid("", "must not be empty");
            if (owner["name"].Text.Length == 0)
                list.Below("name").Invalid("", "must not be empty");
            if (owner["uid"].Text.Length == 0)
                list.Below("uid").Invalid("", "must not be empty");
            if (apiVersion == "v1" && kind == "Event")
                list.Invalid(owner.Shown, "/v1, Kind=Event is disallowed from being an owner");

            if (!owner["controller"].Flag)
                continue;
            string self = $"{kind}/{owner["name"].Text}";
            if (controller is not null)
                list.Invalid(at.Shown, $"Only one reference can have Controller set to true. Found \"true\" in references for {controller} and {self}");
            controller ??= self;
        }
    }

    private static void Finalizers(Place at)
    {
        bool orphan = false;
        bool foreground = false;
        foreach (Place finalizer in at.Items)
        {
            foreach (string wrong in Formats.QualifiedName(finalizer.Text))
                at.Invalid(finalizer.Text, wrong);
            orphan |= finalizer.Text == "orphan";
            foreground |= finalizer.Text == "foregroundDeletion";
        }

        if (orphan && foreground)
            at.Invalid(at.Shown, "finalizer orphan and foregroundDeletion cannot be both set");
    }
}
