namespace PodLifecycle.Api;

/// <summary>What the API server makes of a pod as a user wrote it.</summary>
public static class PodManifest
{
    /// <summary>Fills in every field that the API server fills in when it reads a pod (v1.36): policies, probe timings, requests from limits, ...</summary>
    /// <param name="pod">The pod as written.</param>
    /// <returns>The pod as clients see it afterwards. Applying it twice changes nothing more.</returns>
    public static Pod WithDefaults(this Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return (Pod)Conversions.Apply(ObjectDefaults.Apply(pod));
    }
}
