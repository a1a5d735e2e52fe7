using System.Net.Sockets;

namespace PodLifecycle.Api;

/// <summary>What a pod's status must look like, and which changes of it are refused. (v1 PodStatus)</summary>
internal static class StatusRules
{
    private const string NotNegative = "must be a non-negative integer";
    private static readonly string[] OwnConditions = [PodConditionType.PodScheduled, PodConditionType.Ready, PodConditionType.Initialized];
    private static readonly Check Id = Checks.Between(0, int.MaxValue);

    public static void Check(Place root, Pod old)
    {
        Place status = root["status"];
        foreach (Place condition in status["conditions"].Items)
        {
            if (condition["observedGeneration"].Number < 0)
                condition["observedGeneration"].Invalid(NotNegative);
            string type = condition["type"].Text;
            if (OwnConditions.Contains(type))
                continue;
            foreach (string wrong in Formats.QualifiedName(type))
                condition["type"].Named("Type").Invalid(type, wrong);
        }

        Place nominated = status["nominatedNodeName"];
        if (nominated.Text.Length > 0)
        {
            Checks.Format(Formats.DnsSubdomain)(nominated);
            if (old.Spec.NodeName.Length > 0 && nominated.Text != old.Status.NominatedNodeName)
                nominated.Forbidden("may not be set on pods that are already bound to a node");
        }

        if (status["observedGeneration"].Number < 0)
            status["observedGeneration"].Invalid(NotNegative);
        if (status["qosClass"].Text != old.Status.QosClass)
            status["qosClass"].Invalid(UpdateRules.Immutable);
        Transitions(status["containerStatuses"], old.Status.ContainerStatuses, s => CanRestart(old.Spec, old.Spec.Containers, s));
        Transitions(status["initContainerStatuses"], old.Status.InitContainerStatuses, s => CanRestart(old.Spec, old.Spec.InitContainers, s));
        Transitions(status["ephemeralContainerStatuses"], old.Status.EphemeralContainerStatuses, _ => false);
        ClaimStatusRules.Check(status, old);
        Addresses(status["podIPs"], old.Status.PodIps.Select(ip => ip.Ip));
        HostAddresses(status, old);
        Users(status, old.Spec);
        DeviceStatusRules.Check(status, old.Spec);
    }

    private static void Transitions(Place list, ValueList<ContainerStatus> old, Func<ContainerStatus, bool> mayRestart)
    {
        foreach (ContainerStatus before in old)
        {
            if (before.State.Terminated is null || mayRestart(before))
                continue;
            foreach (Place now in list.Items)
            {
                if (now["name"].Text == before.Name && ((ContainerStatus)now.Value!).State.Terminated is null)
                    now["state"].Forbidden("may not be transitioned to non-terminated state");
            }
        }
    }

    private static bool CanRestart(PodSpec spec, ValueList<Container> containers, ContainerStatus status)
    {
        if (spec.Containers.Concat(spec.InitContainers).Any(c => c.RestartPolicyRules.Any(r => r.Action == "RestartAllContainers")))
            return true;
        int exitCode = status.State.Terminated!.ExitCode;
        Container? container = containers.FirstOrDefault(c => c.Name == status.Name);
        if (container is not null)
        {
            foreach (ContainerRestartRule rule in container.RestartPolicyRules)
            {
                if (rule.ExitCodes is { } codes && codes.Values.Contains(exitCode) == (codes.Operator == "In"))
                    return true;
            }
        }

        return (container?.RestartPolicy ?? spec.RestartPolicy) switch
        {
            RestartPolicy.Never => false,
            RestartPolicy.OnFailure => exitCode != 0,
            _ => true,
        };
    }

    private static void Addresses(Place list, IEnumerable<string> old)
    {
        HashSet<string> known = [.. old];
        int six = 0;
        foreach (Place address in list.Items)
        {
            string text = address["ip"].Text;
            if (!known.Contains(text))
            {
                foreach (string wrong in Formats.IpAddress(text))
                    address.Invalid(text, wrong);
            }

            if (Formats.ParseIp(text)?.AddressFamily == AddressFamily.InterNetworkV6)
                six++;
        }

        if (list.Count > 1 && (list.Count > 2 || six != 1))
            list.Invalid("may specify no more than one IP for each IP family");
    }

    private static void HostAddresses(Place status, Pod old)
    {
        Place list = status["hostIPs"];
        Place? first = list.Items.FirstOrDefault();
        if (first is not null && first["ip"].Text != status["hostIP"].Text)
            first["ip"].Invalid("must be equal to `hostIP`");
        Addresses(list, old.Status.HostIps.Select(ip => ip.Ip));
    }

    private static void Users(Place status, PodSpec spec)
    {
        bool windows = (spec.Os?["name"] as string) == "windows";
        foreach (Place container in Containers(status))
        {
            Place user = container["user"];
            if (!user.IsSet || !user.Has("linux"))
                continue;
            Place linux = user["linux"];
            if (windows)
            {
                linux.Forbidden("cannot be set for a windows pod");
                continue;
            }

            Id(linux["uid"]);
            Id(linux["gid"]);
            foreach (Place group in linux["supplementalGroups"].Items)
                Id(group);
        }
    }

    private static IEnumerable<Place> Containers(Place status) =>
        status["containerStatuses"].Items.Concat(status["initContainerStatuses"].Items).Concat(status["ephemeralContainerStatuses"].Items);
}
