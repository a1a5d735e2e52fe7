namespace PodLifecycle.Api;

/// <summary>Requests and limits. (v1 ResourceRequirements)</summary>
internal static class ResourceRules
{
    private static readonly string[] PodLevelNames = ["cpu", "hugepages-", "memory"];

    private static readonly string[] Standard =
    [
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims", "storage", "services.nodeports", "services.loadbalancers",
    ];

    private const string Native = "kubernetes.io/";

    public static void OfContainer(Place at)
    {
        Amounts(at, ContainerName);
        Claims(at["claims"]);
    }

    public static void OfPod(Place at)
    {
        if (!at.IsSet)
            return;
        if (at.Validation.Pod.Os == "windows")
        {
            at.Forbidden("may not be set for a windows pod");
            return;
        }

        if (at["claims"].Count > 0)
            at["claims"].Forbidden("claims may not be set for Resources at pod-level");
        Amounts(at, PodLevelName);

        PodSpec spec = at.Validation.Pod.Spec;
        AtLeast(at["requests"], PodResources.ContainerRequests(spec), "aggregate container requests", _ => true);
        AtLeast(at["limits"], PodResources.ContainerLimits(spec), "aggregate container limits", ResourceName.IsHugePages);
        for (int i = 0; i < spec.Containers.Count; i++)
        {
            foreach ((string name, Quantity limit) in spec.Containers[i].Resources.Limits)
            {
                if (at["limits"].Amounts.TryGetValue(name, out Quantity? podLimit) && limit > podLimit)
                    at.Below("containers").At(i).Key(name).Below("limits").Invalid(limit.ToString(), $"must be less than or equal to pod limits of {podLimit}");
            }
        }
    }

    /// <summary>What running a pod costs beside its containers.</summary>
    public static void Overhead(Place at)
    {
        foreach ((string name, Quantity amount) in at.Amounts)
            Amount(at.Below("limits").Key(name), name, amount, ContainerName);
    }

    private static void Amounts(Place at, Action<Place, string> checkName)
    {
        ValueMap<Quantity> limits = at["limits"].Amounts;
        ValueMap<Quantity> requests = at["requests"].Amounts;
        if (limits.Count + requests.Count == 0)
            return;
        foreach ((string name, Quantity amount) in limits)
            Amount(at["limits"].Key(name), name, amount, checkName);
        foreach ((string name, Quantity amount) in requests)
        {
            Place place = at["requests"].Key(name);
            Named(place, name, amount, checkName);
            if (limits.TryGetValue(name, out Quantity? limit))
            {
                if (!IsOvercommittable(name) && amount != limit)
                    at["requests"].Invalid(amount.ToString(), $"must be equal to {name} limit of {limit}");
                else if (IsOvercommittable(name) && amount > limit)
                    at["requests"].Invalid(amount.ToString(), $"must be less than or equal to {name} limit of {limit}");
            }
            else if (!IsOvercommittable(name))
            {
                at["limits"].Required("Limit must be set for non overcommitable resources");
            }

            HugePages(place, name, amount);
        }

        bool Has(string name) => limits.ContainsKey(name) || requests.ContainsKey(name);
        if (!Has(ResourceName.Cpu) && !Has(ResourceName.Memory) && limits.Keys.Concat(requests.Keys).Any(ResourceName.IsHugePages))
            at.Forbidden("HugePages require cpu or memory");
    }

    private static void Amount(Place at, string name, Quantity amount, Action<Place, string> checkName)
    {
        Named(at, name, amount, checkName);
        HugePages(at, name, amount);
    }

    private static void Named(Place at, string name, Quantity amount, Action<Place, string> checkName)
    {
        checkName(at, name);
        if (amount.Sign < 0)
            at.Invalid(amount.ToString(), Checks.NotNegativeText);
        else if (IsExtended(name) && !amount.IsWhole)
            at.Invalid(amount.ToString(), "must be an integer");
    }

    private static void HugePages(Place at, string name, Quantity amount)
    {
        if (ResourceName.IsHugePages(name)
            && Quantity.TryParse(name[ResourceName.HugePagesPrefix.Length..], out Quantity? page)
            && page.Sign != 0
            && !amount.IsMultipleOf(page)
            && !OldHasOddPages(at.Validation.Pod.Old))
            at.Invalid(amount.ToString(), $"{amount} is not positive integer multiple of {name}");
    }

    private static bool OldHasOddPages(Pod? old) => old is not null && old.Spec.Containers.Concat(old.Spec.InitContainers).Any(c =>
        c.Resources.Limits.Concat(c.Resources.Requests).Any(a =>
            ResourceName.IsHugePages(a.Key) && Quantity.TryParse(a.Key[ResourceName.HugePagesPrefix.Length..], out Quantity? page) && page.Sign != 0 && !a.Value.IsMultipleOf(page)));

    private static void ContainerName(Place at, string name)
    {
        AnyName(at, name);
        if (!name.Contains('/', StringComparison.Ordinal))
        {
            if (name is not (ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage) && !ResourceName.IsHugePages(name))
                at.Invalid(name, "must be a standard resource for containers");
        }
        else if (!IsNative(name) && !IsExtended(name))
        {
            at.Invalid(name, "doesn't follow extended resource name standard");
        }
    }

    private static void PodLevelName(Place at, string name)
    {
        int before = at.Validation.Errors.Count;
        AnyName(at, name);
        if (at.Validation.Errors.Count == before && !ResourceName.IsPodLevel(name))
            at.NotSupported(name, PodLevelNames);
    }

    private static void AnyName(Place at, string name)
    {
        int before = at.Validation.Errors.Count;
        if (Standard.Contains(name))
            return;
        foreach (string text in Formats.QualifiedName(name))
            at.Invalid(name, text);
        if (at.Validation.Errors.Count == before && !name.Contains('/', StringComparison.Ordinal) && !ResourceName.IsHugePages(name))
            at.Invalid(name, "must be a standard resource type or fully qualified");
    }

    private static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains(Native, StringComparison.Ordinal);

    private static bool IsOvercommittable(string name) => IsNative(name) && !ResourceName.IsHugePages(name);

    public static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith("requests.", StringComparison.Ordinal) && !Formats.QualifiedName("requests." + name).Any();

    private static void AtLeast(Place at, ValueMap<Quantity> sums, string what, Func<string, bool> applies)
    {
        foreach ((string name, Quantity amount) in at.Amounts)
        {
            if (applies(name) && sums.TryGetValue(name, out Quantity? sum) && amount < sum)
                at.Key(name).Invalid(amount.ToString(), $"must be greater than or equal to {what} of {sum}");
        }
    }

    private static void Claims(Place at)
    {
        if (at.Count == 0)
            return;
        string[] known = [.. at.Validation.Pod.Spec.ResourceClaims.Select(c => c["name"] as string ?? "").Order(StringComparer.Ordinal)];
        var whole = new HashSet<string>(StringComparer.Ordinal);
        var requests = new HashSet<(string Claim, string Request)>();
        foreach (Place claim in at.Items)
        {
            string name = claim["name"].Text;
            string request = claim["request"].Text;
            if (name.Length == 0)
            {
                claim.Required();
                continue;
            }

            Checks.OptionalFormat(Formats.DnsLabel)(claim["request"]);
            if (request.Length == 0)
            {
                if (whole.Contains(name) || requests.Any(r => r.Claim == name))
                    claim.Duplicate(name);
                whole.Add(name);
            }
            else
            {
                if (whole.Contains(name))
                    claim.Duplicate(name);
                else if (!requests.Add((name, request)))
                    claim.Duplicate($"{name}/{request}");
            }

            if (!known.Contains(name))
                claim.NotFound(name, "must be one of the names in pod.spec.resourceClaims" + (known.Length == 0 ? " which is empty" : ": " + string.Join(", ", known)));
        }
    }
}
