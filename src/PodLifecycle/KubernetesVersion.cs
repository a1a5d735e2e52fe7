namespace PodLifecycle;

/// <summary>The minor version of Kubernetes whose behaviour is meant, from 1.28 to 1.36.</summary>
/// <remarks>Versions compare by age: <c>version >= KubernetesVersion.V1_35</c>.</remarks>
public enum KubernetesVersion
{
    /// <summary>Kubernetes 1.28.</summary>
    V1_28 = 28,

    /// <summary>Kubernetes 1.29.</summary>
    V1_29,

    /// <summary>Kubernetes 1.30.</summary>
    V1_30,

    /// <summary>Kubernetes 1.31.</summary>
    V1_31,

    /// <summary>Kubernetes 1.32.</summary>
    V1_32,

    /// <summary>Kubernetes 1.33.</summary>
    V1_33,

    /// <summary>Kubernetes 1.34.</summary>
    V1_34,

    /// <summary>Kubernetes 1.35.</summary>
    V1_35,

    /// <summary>Kubernetes 1.36: the newest, and the default everywhere.</summary>
    V1_36,
}
