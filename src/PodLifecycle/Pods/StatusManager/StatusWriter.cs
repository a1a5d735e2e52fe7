using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One pass of the writer over a pod: what it sends to the API server and what it remembers then.</summary>
internal sealed record StatusWrite
{
    /// <summary>The API object's status after the pass.</summary>
    public required PodStatus Status { get; init; }

    /// <summary>Whether the status differs from what the API object had, so that it is patched.</summary>
    public required bool Patches { get; init; }

    /// <summary>Whether the API object is then deleted, at once and on condition that its uid is the same.</summary>
    public required bool Deletes { get; init; }

    public required StatusCache Cache { get; init; }
}

/// <summary>Brings accepted statuses to the API server.</summary>
internal static class StatusWriter
{
    /// <summary>How often a kubelet looks for statuses that the API server does not have, beside writing each change at once.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>Whether the periodic pass has anything to do: a version not yet written, another status in the API object, or a pod to delete.</summary>
    public static bool IsNeeded(StatusCache cache, Pod apiPod) => cache.Status is { } status
        && (cache.WrittenVersion < cache.Version
            || !StatusEquality.AreEqual(StatusNormalizer.Normalize(apiPod, apiPod.Status), status)
            || StatusManager.CanBeDeleted(apiPod, cache.PodIsFinished));

    /// <summary>Writes the cached status over the API object as it was just read.</summary>
    public static StatusWrite Write(StatusCache cache, Pod apiPod, bool couldHaveRunningContainers, DateTimeOffset now)
    {
        if (cache.Status is not { } computed)
            return new StatusWrite { Status = apiPod.Status, Patches = false, Deletes = false, Cache = cache };

        PodStatus merged = StatusMerge.Merge(apiPod, computed, couldHaveRunningContainers, StatusNormalizer.Seconds(now));
        bool deletes = StatusManager.CanBeDeleted(apiPod with { Status = merged }, cache.PodIsFinished);
        return new StatusWrite
        {
            Status = merged,
            Patches = merged != apiPod.Status,
            Deletes = deletes,
            Cache = deletes ? StatusCache.Empty : cache with { WrittenVersion = cache.Version },
        };
    }
}
