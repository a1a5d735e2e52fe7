using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The rules of Argo CD in its order: deletion, containers that cannot start, the phase.</summary>
internal static class ArgoCdRules
{
    /// <summary>Argo CD's own mark on pods that are steps of a sync. They are judged by what they did even while they are being deleted.</summary>
    private const string HookFinalizer = "argocd.argoproj.io/hook-finalizer";

    public static ArgoCdHealth Judge(Pod pod)
    {
        if (pod.Metadata.DeletionTimestamp is not null && !pod.Metadata.Finalizers.Contains(HookFinalizer))
            return Health(ArgoCdStatus.Progressing, "Pending deletion");

        // Only where the pod is meant to run for ever: a step of a sync that cannot start yet may still do so, and must not fail the sync.
        bool endless = pod.Spec.RestartPolicy == RestartPolicy.Always;
        if (endless && StartFailures(pod.Status) is { } failures)
            return Health(ArgoCdStatus.Degraded, failures);

        string message = pod.Status.Message;
        return pod.Status.Phase switch
        {
            PodPhase.Pending => Health(ArgoCdStatus.Progressing, message),
            PodPhase.Succeeded => Health(ArgoCdStatus.Healthy, message),
            PodPhase.Failed => Health(ArgoCdStatus.Degraded, message.Length > 0 ? message : FailureOf(pod.Status)),
            PodPhase.Running when endless => Health(Endless(pod.Status), message),
            PodPhase.Running when pod.Spec.RestartPolicy is RestartPolicy.OnFailure or RestartPolicy.Never => Health(ArgoCdStatus.Progressing, message),
            _ => Health(ArgoCdStatus.Unknown, message),
        };
    }

    /// <summary>The messages of the regular containers that wait for a reason that reads like an error; null when none does.</summary>
    private static string? StartFailures(PodStatus status)
    {
        List<string>? messages = null;
        foreach (ContainerStatus container in status.ContainerStatuses)
        {
            if (container.State.Waiting is { } waiting && ReadsLikeError(waiting.Reason))
                (messages ??= []).Add(waiting.Message);
        }

        return messages is null ? null : string.Join(", ", messages);
    }

    private static bool ReadsLikeError(string reason) =>
        reason.StartsWith("Err", StringComparison.Ordinal) || reason.EndsWith("Error", StringComparison.Ordinal) || reason.EndsWith("BackOff", StringComparison.Ordinal);

    private static ArgoCdStatus Endless(PodStatus status)
    {
        if (IsReady(status))
            return ArgoCdStatus.Healthy;
        foreach (ContainerStatus container in status.ContainerStatuses)
        {
            if (container.LastState.Terminated is not null)
                return ArgoCdStatus.Degraded;
        }

        return ArgoCdStatus.Progressing;
    }

    /// <summary>The first condition of the type counts, whatever its status.</summary>
    private static bool IsReady(PodStatus status)
    {
        foreach (PodCondition condition in status.Conditions)
        {
            if (condition.Type == PodConditionType.Ready)
                return condition.Status == ConditionStatus.True;
        }

        return false;
    }

    /// <summary>The first container, init containers before regular ones, that has something to say about its end.</summary>
    private static string FailureOf(PodStatus status)
    {
        string init = FirstFailure(status.InitContainerStatuses);
        return init.Length > 0 ? init : FirstFailure(status.ContainerStatuses);
    }

    private static string FirstFailure(ValueList<ContainerStatus> statuses)
    {
        foreach (ContainerStatus container in statuses)
        {
            if (container.State.Terminated is { } end && Failure(container.Name, end) is { Length: > 0 } failure)
                return failure;
        }

        return "";
    }

    /// <summary>What the container said itself goes first, also after a success.</summary>
    private static string Failure(string container, ContainerStateTerminated end)
    {
        if (end.Message.Length > 0)
            return end.Message;
        if (end.Reason == ContainerReason.OomKilled)
            return end.Reason;
        return end.ExitCode == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"container {GoQuote.Format(container)} failed with exit code {end.ExitCode}");
    }

    private static ArgoCdHealth Health(ArgoCdStatus status, string message) => new() { Status = status, Message = message };
}
