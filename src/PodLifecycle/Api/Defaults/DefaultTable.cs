namespace PodLifecycle.Api;

/// <summary>What the API server writes into fields that are left out, for every kind (v1.36). Pods get more: see <see cref="PodDefaults"/>.</summary>
internal static class DefaultTable
{
    private const string RollingUpdate = "RollingUpdate";

    /// <summary>Applied to each object from the outermost to the innermost; within an object in this order.</summary>
    public static readonly DefaultRow[] Rows =
    [
        // Pods and templates
        new("core/v1.PodSpec", "restartPolicy", RestartPolicy.Always),
        new("core/v1.PodSpec", "dnsPolicy", "ClusterFirst"),
        new("core/v1.PodSpec", "schedulerName", "default-scheduler"),
        new("core/v1.PodSpec", "securityContext", Empty("core/v1.PodSecurityContext")),
        new("core/v1.PodSpec", "terminationGracePeriodSeconds", 30),

        .. Containers("core/v1.Container"),
        .. Containers("core/v1.EphemeralContainer"),
        new("core/v1.ContainerPort", "protocol", "TCP"),
        new("core/v1.Probe", "timeoutSeconds", 1),
        new("core/v1.Probe", "periodSeconds", 10),
        new("core/v1.Probe", "successThreshold", 1),
        new("core/v1.Probe", "failureThreshold", 3),
        new("core/v1.HTTPGetAction", "path", "/"),
        new("core/v1.HTTPGetAction", "scheme", "HTTP"),
        new("core/v1.GRPCAction", "service", ""),
        new("core/v1.ObjectFieldSelector", "apiVersion", "v1"),
        new("core/v1.ResourceFieldSelector", "divisor", _ => Quantity.Zero),
        new("core/v1.FileKeySelector", "optional", false),

        // Volumes
        new("core/v1.Volume", "emptyDir", WhenNoSource),
        new("core/v1.SecretVolumeSource", "defaultMode", FileMode),
        new("core/v1.ConfigMapVolumeSource", "defaultMode", FileMode),
        new("core/v1.DownwardAPIVolumeSource", "defaultMode", FileMode),
        new("core/v1.ProjectedVolumeSource", "defaultMode", FileMode),
        new("core/v1.ServiceAccountTokenProjection", "expirationSeconds", 3600),
        new("core/v1.HostPathVolumeSource", "type", ""),
        new("core/v1.ImageVolumeSource", "pullPolicy", d => ImagePullRules.DefaultPolicy(d.Text("reference"))),
        new("core/v1.ISCSIVolumeSource", "iscsiInterface", "default"),
        new("core/v1.RBDVolumeSource", "pool", "rbd"),
        new("core/v1.RBDVolumeSource", "user", "admin"),
        new("core/v1.RBDVolumeSource", "keyring", "/etc/ceph/keyring"),
        new("core/v1.AzureDiskVolumeSource", "cachingMode", "ReadWrite"),
        new("core/v1.AzureDiskVolumeSource", "kind", "Shared"),
        new("core/v1.AzureDiskVolumeSource", "fsType", "ext4"),
        new("core/v1.AzureDiskVolumeSource", "readOnly", false),
        new("core/v1.ScaleIOVolumeSource", "storageMode", "ThinProvisioned"),
        new("core/v1.ScaleIOVolumeSource", "fsType", "xfs"),
        new("core/v1.PersistentVolumeClaimSpec", "volumeMode", "Filesystem"),
        new("core/v1.PersistentVolumeClaim", "status.phase", "Pending"),

        // Workloads
        new("apps/v1.Deployment", "spec.replicas", 1),
        new("apps/v1.Deployment", "spec.strategy.type", RollingUpdate),
        new("apps/v1.Deployment", "spec.strategy.rollingUpdate", When("spec.strategy.type", RollingUpdate, "apps/v1.RollingUpdateDeployment")),
        new("apps/v1.RollingUpdateDeployment", "maxUnavailable", _ => new IntOrString("25%")),
        new("apps/v1.RollingUpdateDeployment", "maxSurge", _ => new IntOrString("25%")),
        new("apps/v1.Deployment", "spec.revisionHistoryLimit", 10),
        new("apps/v1.Deployment", "spec.progressDeadlineSeconds", 600),
        new("apps/v1.ReplicaSet", "spec.replicas", 1),
        new("apps/v1.DaemonSet", "spec.updateStrategy.type", RollingUpdate),
        new("apps/v1.DaemonSet", "spec.updateStrategy.rollingUpdate", When("spec.updateStrategy.type", RollingUpdate, "apps/v1.RollingUpdateDaemonSet")),
        new("apps/v1.RollingUpdateDaemonSet", "maxUnavailable", _ => new IntOrString(1)),
        new("apps/v1.RollingUpdateDaemonSet", "maxSurge", _ => new IntOrString(0)),
        new("apps/v1.DaemonSet", "spec.revisionHistoryLimit", 10),
        new("apps/v1.StatefulSet", "spec.replicas", 1),
        new("apps/v1.StatefulSet", "spec.podManagementPolicy", "OrderedReady"),
        new("apps/v1.StatefulSet", "spec.updateStrategy.type", RollingUpdate),
        new("apps/v1.StatefulSet", "spec.updateStrategy.rollingUpdate", When("spec.updateStrategy.type", RollingUpdate, "apps/v1.RollingUpdateStatefulSetStrategy")),
        new("apps/v1.RollingUpdateStatefulSetStrategy", "partition", 0),
        new("apps/v1.StatefulSet", "spec.persistentVolumeClaimRetentionPolicy", Empty("apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy")),
        new("apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenDeleted", "Retain"),
        new("apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenScaled", "Retain"),
        new("apps/v1.StatefulSet", "spec.revisionHistoryLimit", 10),
        new("core/v1.ReplicationController", "spec.replicas", 1),
        new("core/v1.ReplicationController", "spec.selector", d => d["spec.template.metadata.labels"]),
        new("core/v1.ReplicationController", "metadata.labels", d => d["spec.template.metadata.labels"]),
        new("batch/v1.Job", "spec.completions", d => d.Has("spec.parallelism") ? null : Boxed.Number(1)),
        new("batch/v1.Job", "spec.parallelism", 1),
        new("batch/v1.Job", "spec.backoffLimit", 6),
        new("batch/v1.Job", "metadata.labels", d => d["spec.template.metadata.labels"]),
        new("batch/v1.Job", "spec.completionMode", "NonIndexed"),
        new("batch/v1.Job", "spec.suspend", false),
        new("batch/v1.Job", "spec.podReplacementPolicy", d => d.Has("spec.podFailurePolicy") ? "Failed" : "TerminatingOrFailed"),
        new("batch/v1.Job", "spec.manualSelector", false),
        new("batch/v1.PodFailurePolicyOnPodConditionsPattern", "status", ConditionStatus.True),
        new("batch/v1.CronJob", "spec.concurrencyPolicy", "Allow"),
        new("batch/v1.CronJob", "spec.suspend", false),
        new("batch/v1.CronJob", "spec.successfulJobsHistoryLimit", 3),
        new("batch/v1.CronJob", "spec.failedJobsHistoryLimit", 1),

        // What stands around pods
        new("core/v1.Secret", "type", "Opaque"),
        new("core/v1.Namespace", "status.phase", "Active"),
        new("core/v1.Node", "status.allocatable", d => d["status.capacity"]),
        new("core/v1.LimitRangeItem", "default", d => d.Text("type") == "Container" ? d["max"] : null),
        new("core/v1.Service", "spec.sessionAffinity", "None"),
        new("core/v1.Service", "spec.type", "ClusterIP"),
        new("core/v1.ServicePort", "protocol", "TCP"),
        new("core/v1.Service", "spec.externalTrafficPolicy", d => IsReachedFromOutside(d) ? "Cluster" : null),
        new("core/v1.Service", "spec.internalTrafficPolicy", d => d.Text("spec.type") == "ExternalName" ? null : "Cluster"),
        new("core/v1.Service", "spec.allocateLoadBalancerNodePorts", d => d.Text("spec.type") == LoadBalancer ? Boxed.True : null),
    ];

    private const int FileMode = 420;
    private const string LoadBalancer = "LoadBalancer";

    private static DefaultRow[] Containers(string type) =>
    [
        new(type, "imagePullPolicy", d => ImagePullRules.DefaultPolicy(d.Text("image"))),
        new(type, "terminationMessagePath", "/dev/termination-log"),
        new(type, "terminationMessagePolicy", TerminationMessagePolicy.File),
    ];

    private static Func<Draft, object?> Empty(string type) => _ => Draft.New(type).Object;

    private static Func<Draft, object?> When(string path, string value, string type) => d => d.Text(path) == value ? Draft.New(type).Object : null;

    private static ApiObject? WhenNoSource(Draft volume)
    {
        foreach (Field field in volume.Type.Fields)
        {
            if (field.Type == FieldType.Object && volume.Object.Get(field) is not null)
                return null;
        }

        return Draft.New("core/v1.EmptyDirVolumeSource").Object;
    }

    private static bool IsReachedFromOutside(Draft service) =>
        service.Text("spec.type") is "NodePort" or LoadBalancer || service["spec.externalIPs"] is IValueList { Count: > 0 };
}
