namespace PodLifecycle;

/// <summary>Why a container is killed: it decides whose grace period counts.</summary>
internal enum KillReason
{
    /// <summary>A changed definition, or a resize that needs a restart.</summary>
    Unspecified,

    /// <summary>The whole pod is stopped, or the runtime lost track of the instance.</summary>
    Unknown,
    StartupProbe,
    LivenessProbe,
    FailedPostStartHook,
}
