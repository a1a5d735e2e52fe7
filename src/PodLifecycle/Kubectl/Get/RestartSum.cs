using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How often containers were restarted, and when the latest of their former runs ended.</summary>
internal struct RestartSum
{
    public long Count { get; private set; }

    public DateTimeOffset? Latest { get; private set; }

    public void Add(ContainerStatus container)
    {
        Count += container.RestartCount;
        if (container.LastState.Terminated?.FinishedAt is { UtcTicks: > 0 } finished && !(finished <= Latest))
            Latest = finished;
    }
}
