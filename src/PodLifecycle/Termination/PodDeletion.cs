using PodLifecycle.Api;

namespace PodLifecycle;

internal enum PodDeletionAction
{
    /// <summary>The pod is terminating already, and the request does not hurry it.</summary>
    Nothing,

    /// <summary>The pod stays, with a deletion timestamp, until its containers have stopped.</summary>
    SetDeletionTimestamp,

    /// <summary>The pod leaves the storage at once, unless finalizers hold it.</summary>
    RemoveNow,
}

/// <summary>What a delete request does to a pod, and the pod as it is stored (or was last seen) afterwards.</summary>
internal sealed record PodDeletion(PodDeletionAction Action, Pod Pod)
{
    /// <param name="pod">The pod as stored.</param>
    /// <param name="gracePeriodSeconds">The option of the request; null when not given.</param>
    /// <param name="now">The instant of the request.</param>
    public static PodDeletion Request(Pod pod, long? gracePeriodSeconds, DateTimeOffset now) =>
        pod.Metadata.DeletionTimestamp is { } until ? Again(pod, until, gracePeriodSeconds, now) : First(pod, gracePeriodSeconds, now);

    private static PodDeletion First(Pod pod, long? asked, DateTimeOffset now)
    {
        bool nothingRuns = pod.Spec.NodeName.Length == 0 || PodPhaseRules.IsTerminal(pod.Status.Phase);
        long grace = nothingRuns ? 0 : Grace(asked ?? pod.Spec.TerminationGracePeriodSeconds ?? 0);
        return new(grace == 0 ? PodDeletionAction.RemoveNow : PodDeletionAction.SetDeletionTimestamp, Terminating(pod, now + GracePeriod.OfSeconds(grace), grace, pod.Metadata.Generation + 1));
    }

    /// <summary>Only a shorter grace counts; one that has passed already means now.</summary>
    private static PodDeletion Again(Pod pod, DateTimeOffset until, long? asked, DateTimeOffset now)
    {
        long before = pod.Metadata.DeletionGracePeriodSeconds ?? 0;
        if (before == 0)
            return new(PodDeletionAction.RemoveNow, pod);
        if (asked is null || Grace(asked.Value) >= before)
            return new(PodDeletionAction.Nothing, pod);

        long grace = Grace(asked.Value);
        DateTimeOffset sooner = until + GracePeriod.OfSeconds(grace - before);
        if (sooner < now)
        {
            sooner = now;
            grace = Math.Min(grace, 1);
        }

        return new(grace == 0 ? PodDeletionAction.RemoveNow : PodDeletionAction.SetDeletionTimestamp, Terminating(pod, sooner, grace, pod.Metadata.Generation));
    }

    private static long Grace(long seconds) => seconds < 0 ? 1 : seconds;

    private static Pod Terminating(Pod pod, DateTimeOffset until, long grace, long generation) => pod with
    {
        Metadata = pod.Metadata with { DeletionTimestamp = until, DeletionGracePeriodSeconds = grace, Generation = generation },
    };
}
