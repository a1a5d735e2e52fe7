namespace PodLifecycle.Simulation;

/// <summary>What comes first when several things are due at one instant.</summary>
internal enum Order
{
    /// <summary>What users and other clients of the API do.</summary>
    UserAction,
    ProbeBeat,

    /// <summary>What happens inside containers and in the runtime.</summary>
    Process,
    RuntimePoll,
    Sync,
}
