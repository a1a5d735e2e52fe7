using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>The <c>/etc/hosts</c> that a kubelet writes for a pod.</summary>
internal static class HostsFile
{
    private const string Fixed = "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n";

    public static string Of(Pod pod, string podIp, string hostname)
    {
        var text = new StringBuilder(pod.Spec.HostNetwork ? "# Kubernetes-managed hosts file (host network).\n" : "# Kubernetes-managed hosts file.\n").Append(Fixed);
        if (!pod.Spec.HostNetwork)
            text.Append(podIp).Append('\t').Append(hostname).Append('\n');
        if (pod.Spec.HostAliases.Count == 0)
            return text.ToString();

        text.Append("\n# Entries added by HostAliases.\n");
        foreach (UntypedObject alias in pod.Spec.HostAliases)
            text.Append(alias["ip"]).Append('\t').AppendJoin('\t', alias["hostnames"] as ValueList<string> ?? ValueList<string>.Empty).Append('\n');
        return text.ToString();
    }
}
