using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The fields by which the API server selects pods. The same in 1.28 to 1.36.</summary>
internal static class PodFields
{
    private const string NodeName = "spec.nodeName";

    /// <summary>The key under its present name.</summary>
    /// <exception cref="KubectlException">Pods cannot be selected by that key.</exception>
    public static string Canonical(string key) => key switch
    {
        "spec.host" => NodeName,
        "metadata.name" or "metadata.namespace" or NodeName or "spec.restartPolicy" or "spec.schedulerName" or "spec.serviceAccountName"
            or "spec.hostNetwork" or "status.phase" or "status.podIP" or "status.podIPs" or "status.nominatedNodeName" => key,
        _ => throw new KubectlException("field label not supported: " + key),
    };

    public static string Value(Pod pod, string key) => key switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.Namespace,
        NodeName => pod.Spec.NodeName,
        "spec.restartPolicy" => pod.Spec.RestartPolicy,
        "spec.schedulerName" => pod.Spec.SchedulerName,
        "spec.serviceAccountName" => pod.Spec.ServiceAccountName,
        "spec.hostNetwork" => pod.Spec.HostNetwork ? "true" : "false",
        "status.phase" => pod.Status.Phase,
        "status.podIP" => PodRow.FirstIp(pod.Status),

        // The server takes the key and never fills in its value.
        "status.podIPs" => "",
        "status.nominatedNodeName" => pod.Status.NominatedNodeName,
        _ => throw new UnreachableException(),
    };
}
