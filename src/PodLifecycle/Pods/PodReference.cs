using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A pod as the kubelet's messages name it.</summary>
internal static class PodReference
{
    /// <summary>Such as <c>web_default(11111111-2222-3333-4444-555555555555)</c>.</summary>
    public static string Format(ObjectMeta pod) => $"{pod.Name}_{pod.Namespace}({pod.Uid})";
}
