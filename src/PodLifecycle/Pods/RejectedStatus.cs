using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The status of a pod that the kubelet refuses to run: it says so and forgets everything else that it would say.</summary>
internal static class RejectedStatus
{
    private const string MessagePrefix = "Pod was rejected: ";

    public static PodStatus Of(Pod pod, string reason, string message) => new()
    {
        Phase = PodPhase.Failed,
        Reason = reason,
        Message = MessagePrefix + message,
        QosClass = Qos.Of(pod),
    };
}
