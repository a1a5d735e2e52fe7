namespace PodLifecycle.Api;

/// <summary>What container statuses say about the health of devices.</summary>
internal static class DeviceStatusRules
{
    private const int LongestMessage = 1024;

    public static void Check(Place status, PodSpec spec)
    {
        foreach (Place container in status["containerStatuses"].Items)
            Container(container, spec.Containers);
        foreach (Place container in status["initContainerStatuses"].Items)
            Container(container, spec.InitContainers);
        foreach (Place container in status["ephemeralContainerStatuses"].Items)
        {
            if (container["allocatedResourcesStatus"].Count > 0)
                container["allocatedResourcesStatus"].Forbidden("must not be specified in container status");
        }
    }

    private static void Container(Place at, ValueList<Container> containers)
    {
        Container? container = containers.FirstOrDefault(c => c.Name == at["name"].Text);
        foreach (Place resource in at["allocatedResourcesStatus"].Items)
        {
            if (container is not null)
                Name(resource["name"], container);
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (Place device in resource["resources"].Items)
            {
                Checks.AlwaysOneOf("Healthy", "Unhealthy", "Unknown")(device["health"]);
                Place message = device["message"];
                if (message is { IsSet: true, Text: "" })
                    message.Required("must be non-empty if specified");
                Checks.AtMostBytes(LongestMessage)(message);
                if (!ids.Add(device["resourceID"].Text))
                    device["resourceID"].Duplicate(device["resourceID"].Text);
            }
        }
    }

    private static void Name(Place name, Container container)
    {
        const string ClaimPrefix = "claim:";
        if (!name.Text.StartsWith(ClaimPrefix, StringComparison.Ordinal))
        {
            if (!container.Resources.Requests.ContainsKey(name.Text))
                name.Invalid("must match one of the container's resource requests");
            return;
        }

        string claim = name.Text[ClaimPrefix.Length..];
        if (!container.Resources.Claims.Any(c => claim == (c["request"] is string { Length: > 0 } request ? $"{c["name"]}/{request}" : c["name"] as string)))
            name.Invalid("must match one of the container's resource claims in a format 'claim:<claimName>/<request>' or 'claim:<claimName>' if request is empty");
    }
}
