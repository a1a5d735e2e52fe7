namespace PodLifecycle.Api;

/// <summary>What is wanted of a pod. (v1 PodSpec)</summary>
public sealed record PodSpec : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.PodSpec", slots => new PodSpec(slots));

    private static readonly int volumes = Type.Slot("volumes");
    private static readonly int initContainers = Type.Slot("initContainers");
    private static readonly int containers = Type.Slot("containers");
    private static readonly int ephemeralContainers = Type.Slot("ephemeralContainers");
    private static readonly int restartPolicy = Type.Slot("restartPolicy");
    private static readonly int terminationGracePeriodSeconds = Type.Slot("terminationGracePeriodSeconds");
    private static readonly int activeDeadlineSeconds = Type.Slot("activeDeadlineSeconds");
    private static readonly int dnsPolicy = Type.Slot("dnsPolicy");
    private static readonly int nodeSelector = Type.Slot("nodeSelector");
    private static readonly int serviceAccountName = Type.Slot("serviceAccountName");
    private static readonly int serviceAccount = Type.Slot("serviceAccount");
    private static readonly int automountServiceAccountToken = Type.Slot("automountServiceAccountToken");
    private static readonly int nodeName = Type.Slot("nodeName");
    private static readonly int hostNetwork = Type.Slot("hostNetwork");
    private static readonly int hostPid = Type.Slot("hostPID");
    private static readonly int hostIpc = Type.Slot("hostIPC");
    private static readonly int shareProcessNamespace = Type.Slot("shareProcessNamespace");
    private static readonly int securityContext = Type.Slot("securityContext");
    private static readonly int imagePullSecrets = Type.Slot("imagePullSecrets");
    private static readonly int hostname = Type.Slot("hostname");
    private static readonly int subdomain = Type.Slot("subdomain");
    private static readonly int affinity = Type.Slot("affinity");
    private static readonly int schedulerName = Type.Slot("schedulerName");
    private static readonly int tolerations = Type.Slot("tolerations");
    private static readonly int hostAliases = Type.Slot("hostAliases");
    private static readonly int priorityClassName = Type.Slot("priorityClassName");
    private static readonly int priority = Type.Slot("priority");
    private static readonly int dnsConfig = Type.Slot("dnsConfig");
    private static readonly int readinessGates = Type.Slot("readinessGates");
    private static readonly int runtimeClassName = Type.Slot("runtimeClassName");
    private static readonly int enableServiceLinks = Type.Slot("enableServiceLinks");
    private static readonly int preemptionPolicy = Type.Slot("preemptionPolicy");
    private static readonly int overhead = Type.Slot("overhead");
    private static readonly int topologySpreadConstraints = Type.Slot("topologySpreadConstraints");
    private static readonly int setHostnameAsFqdn = Type.Slot("setHostnameAsFQDN");
    private static readonly int os = Type.Slot("os");
    private static readonly int hostUsers = Type.Slot("hostUsers");
    private static readonly int schedulingGates = Type.Slot("schedulingGates");
    private static readonly int resourceClaims = Type.Slot("resourceClaims");
    private static readonly int resources = Type.Slot("resources");
    private static readonly int hostnameOverride = Type.Slot("hostnameOverride");
    private static readonly int schedulingGroup = Type.Slot("schedulingGroup");

    /// <summary>A spec in which nothing is set.</summary>
    public PodSpec()
        : this(Type.NewSlots())
    {
    }

    private PodSpec(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>A spec in which nothing is set.</summary>
    public static PodSpec Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>The volumes that the containers may mount; names are unique.</summary>
    public ValueList<UntypedObject> Volumes { get => List<UntypedObject>(volumes); init => Set(volumes, value); }

    /// <summary>Containers that run before the others, one after the other in this order. One with restart policy <c>Always</c> is a sidecar and stays on.</summary>
    public ValueList<Container> InitContainers { get => List<Container>(initContainers); init => Set(initContainers, value); }

    /// <summary>The containers that run side by side. At least one; names are unique, also among the init containers.</summary>
    public ValueList<Container> Containers { get => List<Container>(containers); init => Set(containers, value); }

    /// <summary>Containers added to a running pod, for debugging; never given at creation and never removed.</summary>
    public ValueList<EphemeralContainer> EphemeralContainers { get => List<EphemeralContainer>(ephemeralContainers); init => Set(ephemeralContainers, value); }

    /// <summary>When the kubelet starts an ended container again: <c>Always</c>, <c>OnFailure</c> or <c>Never</c>. Default <c>Always</c>; a container may have its own.</summary>
    public string RestartPolicy { get => Text(restartPolicy); init => Set(restartPolicy, value); }

    /// <summary>Seconds from the request to stop to the kill, preStop hook included. Default 30; 0 kills at once, a negative number counts as 1.</summary>
    public long? TerminationGracePeriodSeconds { get => OptionalInt64(terminationGracePeriodSeconds); init => Set(terminationGracePeriodSeconds, value); }

    /// <summary>Seconds from <see cref="PodStatus.StartTime"/> after which the pod fails with reason <c>DeadlineExceeded</c>. 1 to 2147483647; null means never.</summary>
    public long? ActiveDeadlineSeconds { get => OptionalInt64(activeDeadlineSeconds); init => Set(activeDeadlineSeconds, value); }

    /// <summary>How names are resolved: <c>ClusterFirst</c>, <c>ClusterFirstWithHostNet</c>, <c>Default</c> or <c>None</c>. Default <c>ClusterFirst</c>.</summary>
    public string DnsPolicy { get => Text(dnsPolicy); init => Set(dnsPolicy, value); }

    /// <summary>Labels that the node must have, all of them.</summary>
    public ValueMap<string> NodeSelector { get => Map<string>(nodeSelector); init => Set(nodeSelector, value); }

    /// <summary>The service account under which the pod acts; admission fills in <c>default</c>.</summary>
    public string ServiceAccountName { get => Text(serviceAccountName); init => Set(serviceAccountName, value); }

    /// <summary>The old name of <see cref="ServiceAccountName"/>; defaulting gives both the same value.</summary>
    public string ServiceAccount { get => Text(serviceAccount); init => Set(serviceAccount, value); }

    /// <summary>Whether the account's token is mounted. Null leaves it to the service account.</summary>
    public bool? AutomountServiceAccountToken { get => OptionalFlag(automountServiceAccountToken); init => Set(automountServiceAccountToken, value); }

    /// <summary>The node; empty until the scheduler has bound the pod. Given at creation it goes past the scheduler.</summary>
    public string NodeName { get => Text(nodeName); init => Set(nodeName, value); }

    /// <summary>Whether the pod uses the node's network; each host port then equals its container port.</summary>
    public bool HostNetwork { get => Flag(hostNetwork); init => Set(hostNetwork, value); }

    /// <summary>Whether the pod sees the node's processes.</summary>
    public bool HostPid { get => Flag(hostPid); init => Set(hostPid, value); }

    /// <summary>Whether the pod uses the node's inter-process communication.</summary>
    public bool HostIpc { get => Flag(hostIpc); init => Set(hostIpc, value); }

    /// <summary>Whether the containers see one another's processes. Null means no; not together with <see cref="HostPid"/>.</summary>
    public bool? ShareProcessNamespace { get => OptionalFlag(shareProcessNamespace); init => Set(shareProcessNamespace, value); }

    /// <summary>Users, groups and profiles for all containers. Defaulting makes it an empty object.</summary>
    public UntypedObject? SecurityContext { get => Object<UntypedObject>(securityContext); init => Set(securityContext, value); }

    /// <summary>The secrets with which images may be pulled. Admission takes those of the service account when there are none.</summary>
    public ValueList<UntypedObject> ImagePullSecrets { get => List<UntypedObject>(imagePullSecrets); init => Set(imagePullSecrets, value); }

    /// <summary>The host name inside the pod, at most 63 characters; empty means the pod's name.</summary>
    public string Hostname { get => Text(hostname); init => Set(hostname, value); }

    /// <summary>The part of the full name after the host name: <c>hostname.subdomain.namespace.svc.…</c>. At most 63 characters.</summary>
    public string Subdomain { get => Text(subdomain); init => Set(subdomain, value); }

    /// <summary>Wishes and demands about the node and the neighbours.</summary>
    public UntypedObject? Affinity { get => Object<UntypedObject>(affinity); init => Set(affinity, value); }

    /// <summary>The scheduler that takes care of the pod. Default <c>default-scheduler</c>.</summary>
    public string SchedulerName { get => Text(schedulerName); init => Set(schedulerName, value); }

    /// <summary>The taints that the pod bears. Admission adds not-ready and unreachable for 300 seconds.</summary>
    public ValueList<Toleration> Tolerations { get => List<Toleration>(tolerations); init => Set(tolerations, value); }

    /// <summary>Extra lines for <c>/etc/hosts</c>.</summary>
    public ValueList<UntypedObject> HostAliases { get => List<UntypedObject>(hostAliases); init => Set(hostAliases, value); }

    /// <summary>The class that gives the priority; empty means the global default, or else priority 0.</summary>
    public string PriorityClassName { get => Text(priorityClassName); init => Set(priorityClassName, value); }

    /// <summary>Higher goes first and may evict lower. Filled in by admission; a value given by hand must agree.</summary>
    public int? Priority { get => OptionalInt32(priority); init => Set(priority, value); }

    /// <summary>Name servers, search domains and options beyond <see cref="DnsPolicy"/>. Needed when that is <c>None</c>.</summary>
    public UntypedObject? DnsConfig { get => Object<UntypedObject>(dnsConfig); init => Set(dnsConfig, value); }

    /// <summary>Further conditions that must be true before the pod is ready.</summary>
    public ValueList<PodReadinessGate> ReadinessGates { get => List<PodReadinessGate>(readinessGates); init => Set(readinessGates, value); }

    /// <summary>The runtime class; null means the node's usual runtime.</summary>
    public string? RuntimeClassName { get => OptionalText(runtimeClassName); init => Set(runtimeClassName, value); }

    /// <summary>Whether services of the namespace appear as environment variables. Default true.</summary>
    public bool? EnableServiceLinks { get => OptionalFlag(enableServiceLinks); init => Set(enableServiceLinks, value); }

    /// <summary>Whether the pod may evict lower ones: <c>PreemptLowerPriority</c> or <c>Never</c>. Comes from the priority class.</summary>
    public string? PreemptionPolicy { get => OptionalText(preemptionPolicy); init => Set(preemptionPolicy, value); }

    /// <summary>What the runtime class itself uses up, added to the requests.</summary>
    public ValueMap<Quantity> Overhead { get => Map<Quantity>(overhead); init => Set(overhead, value); }

    /// <summary>How pods of one kind are spread over zones or nodes.</summary>
    public ValueList<UntypedObject> TopologySpreadConstraints { get => List<UntypedObject>(topologySpreadConstraints); init => Set(topologySpreadConstraints, value); }

    /// <summary>Whether the host name is the full name with domain. Null means no.</summary>
    public bool? SetHostnameAsFqdn { get => OptionalFlag(setHostnameAsFqdn); init => Set(setHostnameAsFqdn, value); }

    /// <summary>The operating system (<c>linux</c>, <c>windows</c>) for which the pod is meant; it forbids the fields of the other one.</summary>
    public UntypedObject? Os { get => Object<UntypedObject>(os); init => Set(os, value); }

    /// <summary>Whether users in the pod are the node's users. Null means yes; false gives the pod users of its own.</summary>
    public bool? HostUsers { get => OptionalFlag(hostUsers); init => Set(hostUsers, value); }

    /// <summary>What must still happen before the scheduler looks at the pod. Given at creation, later only removed.</summary>
    public ValueList<PodSchedulingGate> SchedulingGates { get => List<PodSchedulingGate>(schedulingGates); init => Set(schedulingGates, value); }

    /// <summary>Claims on devices, for containers to name.</summary>
    public ValueList<UntypedObject> ResourceClaims { get => List<UntypedObject>(resourceClaims); init => Set(resourceClaims, value); }

    /// <summary>Amounts for the pod as a whole: cpu, memory and huge pages. When set, the QoS class looks at them alone.</summary>
    public ResourceRequirements? Resources { get => Object<ResourceRequirements>(resources); init => Set(resources, value); }

    /// <summary>The host name inside the pod, before all others; at most 64 characters, not with the node's network. It makes no DNS name.</summary>
    public string? HostnameOverride { get => OptionalText(hostnameOverride); init => Set(hostnameOverride, value); }

    /// <summary>The group that is scheduled together; behind a gate that is off by default.</summary>
    public UntypedObject? SchedulingGroup { get => Object<UntypedObject>(schedulingGroup); init => Set(schedulingGroup, value); }
}
