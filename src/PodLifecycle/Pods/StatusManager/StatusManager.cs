using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// Accepts computed statuses into the cache: gives conditions and start their times, refuses impossible steps, and tells a real change
/// from none. Every function gives the same <see cref="StatusCache"/> back when nothing has changed.
/// </summary>
internal static class StatusManager
{
    /// <summary>Accepts what <see cref="PodStatusGenerator"/> computed.</summary>
    public static StatusCache SetPodStatus(StatusCache cache, Pod pod, PodStatus status, DateTimeOffset now) =>
        Accept(cache, pod, status, now, isForced: pod.Metadata.DeletionTimestamp is not null, pod.Metadata.Generation);

    /// <summary>Takes over a readiness result between two syncs. An unknown pod (null) or container, and a flag that does not change, change nothing.</summary>
    public static StatusCache SetContainerReadiness(StatusCache cache, Pod? pod, string containerId, bool ready, DateTimeOffset now)
    {
        if (pod is null || cache.Status is not { } cached || WithFlag(cached, containerId, status => status.Ready == ready ? status : status with { Ready = ready }) is not { } status)
            return cache;

        long generation = pod.Metadata.Generation;
        ConditionVerdict containersReady = PodConditions.ContainersReady(pod.Spec, ContainerStatuses.Of(status), status.Phase);
        ConditionVerdict podReady = PodConditions.Ready(pod.Spec, containersReady, status.Conditions.AsSpan());
        ValueList<PodCondition> conditions = ConditionLists.WithReplaced(status.Conditions, podReady.Of(PodConditionType.Ready, generation));
        conditions = ConditionLists.WithReplaced(conditions, containersReady.Of(PodConditionType.ContainersReady, generation));
        return Accept(cache, pod, status with { Conditions = conditions }, now, isForced: false);
    }

    /// <summary>Takes over a startup result between two syncs; only the flag changes, the conditions follow with the next sync.</summary>
    public static StatusCache SetContainerStartup(StatusCache cache, Pod? pod, string containerId, bool started, DateTimeOffset now)
    {
        if (pod is null || cache.Status is not { } cached || WithFlag(cached, containerId, status => status.Started == started ? status : status with { Started = started }) is not { } status)
            return cache;
        return Accept(cache, pod, status, now, isForced: false);
    }

    /// <summary>Notes at once, before images are pulled, that the sandbox stands.</summary>
    public static StatusCache SetSandboxReady(StatusCache cache, Pod pod, DateTimeOffset now)
    {
        if (cache.Status is not { } cached)
            return cache;

        PodCondition ready = ConditionVerdict.True.Of(PodConditionType.PodReadyToStartContainers, pod.Metadata.Generation);
        return SetPodStatus(cache, pod, cached with { Conditions = ConditionLists.WithReplaced(cached.Conditions, ready) }, now);
    }

    /// <summary>Ends the status of a pod that is gone from the node: nothing in it is left waiting or running, and its API object may go.</summary>
    public static StatusCache TerminatePod(StatusCache cache, Pod pod, DateTimeOffset now)
    {
        StatusCache next = Accept(cache, pod, EndedStatus.Of(pod, cache.Status ?? pod.Status), now, isForced: true);
        return ReferenceEquals(next, cache) ? cache : next with { PodIsFinished = true };
    }

    /// <summary>Whether the API object of a deleted pod may go: the kubelet is done with it and the API server has seen its end.</summary>
    public static bool CanBeDeleted(Pod apiPod, bool podIsFinished) =>
        apiPod.Metadata.DeletionTimestamp is not null
        && !PodKind.IsMirror(apiPod)
        && PodPhaseRules.IsTerminal(apiPod.Status.Phase)
        && podIsFinished;

    private static StatusCache Accept(StatusCache cache, Pod pod, PodStatus status, DateTimeOffset now, bool isForced, long? observedGeneration = null)
    {
        now = StatusNormalizer.Seconds(now);
        PodStatus old = cache.Status ?? pod.Status;
        if (ContainerTransitions.Error(pod.Spec, old, status) is not null)
            return cache;

        PodStatus accepted = StatusNormalizer.Normalize(pod, status with
        {
            Conditions = ConditionTimes.Carried(status.Conditions, old.Conditions, now),
            StartTime = old.StartTime ?? status.StartTime ?? now,
            ObservedGeneration = Math.Max(old.ObservedGeneration, observedGeneration ?? status.ObservedGeneration),
        });
        if (!isForced && cache.Status is { } cached && StatusEquality.AreEqual(cached, accepted))
            return cache;

        return cache with { Status = accepted, Version = cache.Version + 1 };
    }

    /// <summary>The status with a flag of one container changed; null when there is no such container or nothing changes.</summary>
    private static PodStatus? WithFlag(PodStatus status, string containerId, Func<ContainerStatus, ContainerStatus> change)
    {
        int index = status.ContainerStatuses.IndexOf(s => s.ContainerId == containerId);
        if (index >= 0)
        {
            ContainerStatus changed = change(status.ContainerStatuses[index]);
            return ReferenceEquals(changed, status.ContainerStatuses[index])
                ? null
                : status with { ContainerStatuses = status.ContainerStatuses.SetItem(index, changed) };
        }

        index = status.InitContainerStatuses.IndexOf(s => s.ContainerId == containerId);
        if (index < 0)
            return null;

        ContainerStatus init = change(status.InitContainerStatuses[index]);
        return ReferenceEquals(init, status.InitContainerStatuses[index])
            ? null
            : status with { InitContainerStatuses = status.InitContainerStatuses.SetItem(index, init) };
    }
}
