namespace PodLifecycle.Api;

/// <summary>What Kubernetes accepts but is surely not meant: rows that warn, and never refuse.</summary>
internal static class ContentAdvice
{
    /// <summary>Rows below the spec of a pod or of a template.</summary>
    private static readonly Rules PodSpec = new(
        new("nodeName", BypassesScheduler),
        new("securityContext.sysctls[*].name", UnsafeSysctl),
        new("initContainers[*]", Container),
        new("containers[*]", Container),
        new("containers[*]", EndsAtOnce));

    private static readonly Rules StatefulSet = new(
        new Rule("spec.template.spec.volumes[*].name", ReplacedByClaim));

    private static readonly string[] Shells = ["sh", "ash", "bash", "dash", "ksh", "zsh"];

    /// <summary>What a script names the words after it by.</summary>
    private static readonly string[] Arguments = ["$0", "$1", "$@", "$*", "$#", "${"];

    /// <summary>Images whose program is a shell: it reads from its input and ends where there is none.</summary>
    private static readonly string[] ShellImages = ["busybox", "alpine", "debian", "ubuntu", "centos"];

    /// <summary>A kubelet lets pods set these on any node. (kubelet, sysctl/safe_sysctls.go)</summary>
    private static readonly string[] SafeSysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
    ];

    /// <param name="completed">The object with its defaults.</param>
    public static IReadOnlyList<ManifestError> Of(ApiObject completed)
    {
        var validation = new Validation();
        Place root = Place.Of(completed, validation);
        switch (completed.ObjectType.Name)
        {
            case "core/v1.Pod":
                PodSpec.Check(root["spec"]);
                break;
            case "batch/v1.CronJob":
                PodSpec.Check(root["spec.jobTemplate.spec.template.spec"]);
                break;
            case "apps/v1.Deployment" or "apps/v1.ReplicaSet" or "apps/v1.DaemonSet" or "apps/v1.StatefulSet" or "batch/v1.Job" or "core/v1.ReplicationController":
                PodSpec.Check(root["spec.template.spec"]);
                break;
        }

        if (completed.ObjectType.Name == "apps/v1.StatefulSet")
            StatefulSet.Check(root);
        return validation.Advice;
    }

    private static void BypassesScheduler(Place at)
    {
        // An object that comes from a cluster has its node from the scheduler.
        if (at.Text.Length > 0 && !(at.Root.Value is Pod { Metadata.Uid.Length: > 0 }))
            at.Advise("the scheduler is bypassed: taints, affinity and free resources are not looked at, and if there is no such node the pod never starts", $"did you mean nodeSelector: {{kubernetes.io/hostname: {at.Text}}}?");
    }

    private static void UnsafeSysctl(Place at)
    {
        string name = at.Text.Replace('/', '.');
        if (name.Length > 0 && !SafeSysctls.Contains(name))
            at.Advise($"the sysctl {GoQuote.Format(at.Text)} is not a safe one: the kubelet refuses the pod (SysctlForbidden) unless its node allows it", "leave it out, or allow it on the nodes with allowedUnsafeSysctls");
    }

    private static void Container(Place container)
    {
        ShellScript(container["command"], container["args"]);
        foreach (Place handler in Handlers(container))
        {
            if (handler.Has("exec"))
                ShellScript(handler["exec.command"], null);
            if (handler.Has("httpGet"))
                PortName(handler["httpGet.port"], container["ports"]);
            if (handler.Has("tcpSocket"))
                PortName(handler["tcpSocket.port"], container["ports"]);
        }
    }

    private static IEnumerable<Place> Handlers(Place container)
    {
        foreach (string probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"])
        {
            if (container.Has(probe))
                yield return container[probe];
        }

        foreach (string hook in (string[])["postStart", "preStop"])
        {
            if (container.Has("lifecycle") && container["lifecycle"][hook].IsSet)
                yield return container["lifecycle"][hook];
        }
    }

    /// <summary>Of the words after <c>sh -c</c> only the first is the script.</summary>
    private static void ShellScript(Place command, Place? args)
    {
        Place[] words = [.. command.Items, .. args?.Items ?? []];
        if (words.Length < 4 || words[1].Text != "-c" || !Shells.Contains(words[0].Text[(words[0].Text.LastIndexOf('/') + 1)..]))
            return;
        string script = words[2].Text;
        if (Array.Exists(Arguments, a => script.Contains(a, StringComparison.Ordinal)))
            return;

        string rest = string.Join(", ", words.Skip(3).Select((word, i) => $"{GoQuote.Format(word.Text)} becomes ${i}"));
        words[2].Advise($"\"{words[0].Text} -c\" runs only the one word {GoQuote.Format(script)}: {rest}", $"write it as one word: {GoQuote.Format(string.Join(' ', words.Skip(2).Select(w => w.Text)))}");
    }

    private static void PortName(Place port, Place ports)
    {
        if (port.Value is not IntOrString { Text: { Length: > 0 } name } || ports.Items.Any(p => p["name"].Text == name))
            return;
        string[] names = [.. ports.Items.Select(p => p["name"].Text).Where(n => n.Length > 0)];
        port.Advise(
            $"the container has no port of the name {GoQuote.Format(name)}: this always fails",
            FieldAdvice.Nearest(names, name) is { } near ? $"did you mean {GoQuote.Format(near)}?" : ports.Count == 1 ? $"write {ports.Items.First()["containerPort"].Number}, or give the port this name" : "write the number, or give one of its ports this name");
    }

    private static void EndsAtOnce(Place container)
    {
        if (container["command"].Count > 0 || container["args"].Count > 0 || container["stdin"].Flag || container.Parent.Parent["restartPolicy"].Text != RestartPolicy.Always)
            return;
        string image = container["image"].Text;
        string name = image[(image.LastIndexOf('/') + 1)..].Split('@', ':')[0];
        if (ShellImages.Contains(name) && (name == image.Split('@', ':')[0] || image.Contains("library/", StringComparison.Ordinal)))
            container["image"].Advise($"the image {name} without a command ends at once: the container will be restarted again and again (CrashLoopBackOff)", "give it a command such as [\"sleep\", \"3600\"]");
    }

    private static void ReplacedByClaim(Place name)
    {
        if (name.Root["spec.volumeClaimTemplates"].Items.Any(claim => claim["metadata.name"].Text == name.Text))
            name.Advise($"the controller replaces this volume by the claim of the volumeClaimTemplate {GoQuote.Format(name.Text)}", "remove one of the two, or give them different names");
    }
}
