namespace PodLifecycle.Simulation;

/// <summary>How closely a simulation is compared with a recording.</summary>
internal enum TraceMode
{
    /// <summary>States, their order and their times.</summary>
    Times,

    /// <summary>States and their order.</summary>
    Order,

    /// <summary>For a simulation without latency, polls and jitter: the order, and what is nothing but latency may be absent.</summary>
    Ideal,
}
