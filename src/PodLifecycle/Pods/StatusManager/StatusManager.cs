using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// Accepts computed statuses into the cache: gives conditions and start their times, refuses impossible steps, and tells a real change
/// from none. Every function gives the same <see cref="StatusCache"/> back when nothing has changed.
/// </summary>
internal static class StatusManager
{
    /// <summary>Accepts what <see cref="PodStatusGenerator.Generate"/> computed.</summary>
    public static StatusCache SetPodStatus(StatusCache cache, Pod pod, PodStatus status, DateTimeOffset now) =>
        Accept(cache, pod, status with { ObservedGeneration = pod.Metadata.Generation }, now, isForced: pod.Metadata.DeletionTimestamp is not null);

    private static StatusCache Accept(StatusCache cache, Pod pod, PodStatus status, DateTimeOffset now, bool isForced)
    {
        PodStatus old = cache.Status ?? pod.Status;
        if (ContainerTransitions.Error(pod.Spec, old, status) is not null)
            return cache;

        PodStatus accepted = StatusNormalizer.Normalize(pod, status with
        {
            Conditions = ConditionTimes.Carried(status.Conditions, old.Conditions, now),
            StartTime = old.StartTime ?? status.StartTime ?? now,
            ObservedGeneration = Math.Max(old.ObservedGeneration, status.ObservedGeneration),
        });
        if (!isForced && cache.Status is { } cached && StatusEquality.AreEqual(cached, accepted))
            return cache;

        return cache with { Status = accepted, Version = cache.Version + 1 };
    }
}
