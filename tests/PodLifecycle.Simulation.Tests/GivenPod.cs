using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Simulation.Tests;

/// <summary>Pods to run.</summary>
internal static class GivenPod
{
    /// <summary>A pod of one container <c>app</c> under the policy Always, with more fields of the spec or the container if need be.</summary>
    public static Pod OfOneContainer(string spec = "", string probe = "") => ManifestLoader.Load($$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          containers:
          - name: app
            image: app:1
            {{probe}}
          {{spec}}
        """).Pods.Single().Pod;
}
