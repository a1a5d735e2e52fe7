namespace PodLifecycle.Api;

/// <summary>What a pod's status says about its claims of devices.</summary>
internal static class ClaimStatusRules
{
    public static void Check(Place status, Pod old)
    {
        Claims(status["resourceClaimStatuses"], old.Spec);
        Place extended = status["extendedResourceClaimStatus"];
        if (extended.IsSet)
            Extended(extended, old.Spec);
        foreach (Place claim in status["nodeAllocatableResourceClaimStatuses"].Items)
            NodeAllocatable(claim, status, old.Spec);
    }

    private static void Claims(Place list, PodSpec spec)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place claim in list.Items)
        {
            Place name = claim["name"];
            if (!spec.ResourceClaims.Any(c => c["name"] as string == name.Text))
                name.Invalid("must match the name of an entry in `spec.resourceClaims`");
            if (!names.Add(name.Text))
                name.Duplicate(name.Text);
            Checks.FormatIfSet(Formats.DnsSubdomain)(claim["resourceClaimName"]);
        }
    }

    private static void Extended(Place at, PodSpec spec)
    {
        if (at["requestMappings"].Count == 0)
            at["requestMappings"].Required("at least one request mapping is required");
        var seen = new HashSet<(string, string, string)>();
        foreach (Place mapping in at["requestMappings"].Items)
        {
            Place container = mapping["containerName"];
            Place resource = mapping["resourceName"];
            Place request = mapping["requestName"];
            Container? found = spec.InitContainers.Concat(spec.Containers).FirstOrDefault(c => c.Name == container.Text);
            if (found is null)
                container.Invalid("must match the name of an entry in spec.initContainers.name or spec.containers.name");
            else if (!found.Resources.Requests.ContainsKey(resource.Text))
                resource.Invalid("must match the extended resource name of an entry in spec.initContainers.resources.requests or spec.containers.resources.requests");
            foreach (string wrong in Formats.DnsLabel(request.Text))
                at.Below("requestName").Invalid(request.Text, wrong);
            if (!seen.Add((container.Text, resource.Text, request.Text)))
            {
                container.Duplicate(container.Text);
                resource.Duplicate(resource.Text);
                request.Duplicate(request.Text);
            }
        }

        Checks.RequiredFormat(Formats.DnsSubdomain)(at["resourceClaimName"]);
    }

    private static void NodeAllocatable(Place at, Place status, PodSpec spec)
    {
        const string Empty = "must not be empty";
        Place name = at["resourceClaimName"];
        if (name.Text.Length == 0)
            name.Required(Empty);
        else if (!spec.ResourceClaims.Any(c => c["resourceClaimName"] as string == name.Text) && !status["resourceClaimStatuses"].Items.Any(s => s["resourceClaimName"].Text == name.Text))
            name.Invalid("no mapping found in pod reference");
        if (at["containers"].Count == 0)
            at["containers"].Required(Empty);
        if (at["resources"].Count == 0)
            at["resources"].Required(Empty);
        foreach ((string resource, Quantity amount) in at["resources"].Amounts)
        {
            if (resource.Contains('/', StringComparison.Ordinal))
                at["resources"].Key(resource).Invalid(resource, "must be a node allocatable resource name");
            if (amount.Sign < 0)
                at["resources"].Key(resource).Invalid(amount.ToString(), "must be non-negative");
        }
    }
}
