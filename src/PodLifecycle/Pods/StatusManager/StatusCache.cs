using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a kubelet remembers of one pod's status: the one it accepted last, and what became of it.</summary>
/// <remarks>A function that changes nothing gives the same object back.</remarks>
internal sealed record StatusCache
{
    public static StatusCache Empty { get; } = new();

    /// <summary>The status accepted last; null when there is none.</summary>
    public PodStatus? Status { get; init; }

    /// <summary>Counts accepted statuses.</summary>
    public long Version { get; init; }

    /// <summary>The version that the API server has; behind <see cref="Version"/> there is something to write.</summary>
    public long WrittenVersion { get; init; }

    /// <summary>The pod is done for good on this node, so its API object may go.</summary>
    public bool PodIsFinished { get; init; }
}
