namespace PodLifecycle;

/// <summary>The words of Argo CD that a pod can get. <c>Missing</c> and <c>Suspended</c> are for what is not there and for other kinds of object.</summary>
public enum ArgoCdStatus
{
    /// <summary>It serves, or it has ended well.</summary>
    Healthy,

    /// <summary>Not there yet; wait. A pod that is meant to end stays so as long as it runs.</summary>
    Progressing,

    /// <summary>It has failed, or it fails again and again.</summary>
    Degraded,

    /// <summary>No rule applies: the phase or the restart policy is none of Kubernetes' own.</summary>
    Unknown,
}
