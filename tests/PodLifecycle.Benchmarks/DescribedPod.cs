using PodLifecycle.Api;

namespace PodLifecycle.Benchmarks;

/// <summary>A pod as clusters are full of them: two containers with probes, limits, environment and mounts, and the events of its start.</summary>
internal static class DescribedPod
{
    private static readonly ResourceRequirements Resources = new()
    {
        Requests = new([new("cpu", Quantity.Parse("100m")), new("memory", Quantity.Parse("64Mi"))]),
        Limits = new([new("cpu", Quantity.Parse("500m")), new("memory", Quantity.Parse("128Mi"))]),
    };

    public static readonly Pod Pod = SeenPod.Pod with
    {
        Metadata = SeenPod.Pod.Metadata with { Labels = new([new("app", "web"), new("pod-template-hash", "5d8f7c6b9")]) },
        Spec = SeenPod.Pod.Spec with
        {
            ServiceAccountName = "default",
            Containers = [.. SeenPod.Pod.Spec.Containers.Select(Full)],
            Tolerations =
            [
                new() { Key = "node.kubernetes.io/not-ready", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 },
                new() { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 },
            ],
        },
    };

    public static readonly Event[] Events =
    [
        Event("Scheduled", "Successfully assigned default/web to node-1", ""),
        Event("Pulled", "Container image \"app:1\" already present on machine and can be accessed by the pod", "spec.containers{app}"),
        Event("Created", "Container created", "spec.containers{app}"),
        Event("Started", "Container started", "spec.containers{app}"),
    ];

    private static Container Full(Container container) => container with
    {
        Resources = Resources,
        Ports = [new() { Name = "http", Port = 8080, Protocol = "TCP" }],
        ReadinessProbe = new() { HttpGet = new() { Path = "/ready", Port = 8080, Scheme = "HTTP" }, PeriodSeconds = 10, TimeoutSeconds = 1, SuccessThreshold = 1, FailureThreshold = 3 },
        Env = [new() { Name = "MODE", Value = "production" }, new() { Name = "LOG", Value = "info" }],
        VolumeMounts = [new() { Name = "kube-api-access", MountPath = "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly = true }],
    };

    private static Event Event(string reason, string message, string field) => new()
    {
        Metadata = new() { Name = $"web.{reason}", Namespace = "default" },
        InvolvedObject = new() { Kind = "Pod", Namespace = "default", Name = "web", Uid = "u", ApiVersion = "v1", FieldPath = field },
        Type = "Normal",
        Reason = reason,
        Message = message,
        Source = new() { Component = "kubelet", Host = "node-1" },
        FirstTimestamp = SeenPod.Created,
        LastTimestamp = SeenPod.Created,
        Count = 1,
    };
}
