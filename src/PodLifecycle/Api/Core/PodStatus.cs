namespace PodLifecycle.Api;

/// <summary>What was seen of a pod. (v1 PodStatus)</summary>
public sealed record PodStatus : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.PodStatus", slots => new PodStatus(slots));

    private static readonly int observedGeneration = Type.Slot("observedGeneration");
    private static readonly int phase = Type.Slot("phase");
    private static readonly int conditions = Type.Slot("conditions");
    private static readonly int message = Type.Slot("message");
    private static readonly int reason = Type.Slot("reason");
    private static readonly int nominatedNodeName = Type.Slot("nominatedNodeName");
    private static readonly int hostIp = Type.Slot("hostIP");
    private static readonly int hostIps = Type.Slot("hostIPs");
    private static readonly int podIp = Type.Slot("podIP");
    private static readonly int podIps = Type.Slot("podIPs");
    private static readonly int startTime = Type.Slot("startTime");
    private static readonly int initContainerStatuses = Type.Slot("initContainerStatuses");
    private static readonly int containerStatuses = Type.Slot("containerStatuses");
    private static readonly int qosClass = Type.Slot("qosClass");
    private static readonly int ephemeralContainerStatuses = Type.Slot("ephemeralContainerStatuses");
    private static readonly int resize = Type.Slot("resize");
    private static readonly int resourceClaimStatuses = Type.Slot("resourceClaimStatuses");
    private static readonly int extendedResourceClaimStatus = Type.Slot("extendedResourceClaimStatus");
    private static readonly int allocatedResources = Type.Slot("allocatedResources");
    private static readonly int resources = Type.Slot("resources");
    private static readonly int nodeAllocatableResourceClaimStatuses = Type.Slot("nodeAllocatableResourceClaimStatuses");

    /// <summary>A status in which nothing is said yet.</summary>
    public PodStatus()
        : this(Type.NewSlots())
    {
    }

    private PodStatus(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>A status in which nothing is said yet.</summary>
    public static PodStatus Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>The generation of the spec from which this status was made; absent before 1.34.</summary>
    public long ObservedGeneration { get => Int64(observedGeneration); init => Set(observedGeneration, value); }

    /// <summary><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>. <c>Succeeded</c> and <c>Failed</c> are final.</summary>
    public string Phase { get => Text(phase); init => Set(phase, value); }

    /// <summary>What holds of the pod; one for each type.</summary>
    public ValueList<PodCondition> Conditions { get => List<PodCondition>(conditions); init => Set(conditions, value); }

    /// <summary>Why the pod is as it is, for people.</summary>
    public string Message { get => Text(message); init => Set(message, value); }

    /// <summary>Why the pod is as it is, in one word: <c>Evicted</c>, <c>DeadlineExceeded</c>, …</summary>
    public string Reason { get => Text(reason); init => Set(reason, value); }

    /// <summary>The node on which the scheduler makes room by evicting others; the pod may still end up elsewhere.</summary>
    public string NominatedNodeName { get => Text(nominatedNodeName); init => Set(nominatedNodeName, value); }

    /// <summary>The node's address; empty until the kubelet has taken the pod.</summary>
    public string HostIp { get => Text(hostIp); init => Set(hostIp, value); }

    /// <summary>The node's addresses, one a family; the first is <see cref="HostIp"/>.</summary>
    public ValueList<HostIp> HostIps { get => List<HostIp>(hostIps); init => Set(hostIps, value); }

    /// <summary>The pod's address; empty until it has one.</summary>
    public string PodIp { get => Text(podIp); init => Set(podIp, value); }

    /// <summary>The pod's addresses, one a family; the first is <see cref="PodIp"/>.</summary>
    public ValueList<PodIp> PodIps { get => List<PodIp>(podIps); init => Set(podIps, value); }

    /// <summary>When the kubelet first took the pod, before any image was pulled, in whole seconds. It never changes.</summary>
    public DateTimeOffset? StartTime { get => Time(startTime); init => Set(startTime, value); }

    /// <summary>The init containers, in the order of the spec.</summary>
    public ValueList<ContainerStatus> InitContainerStatuses { get => List<ContainerStatus>(initContainerStatuses); init => Set(initContainerStatuses, value); }

    /// <summary>The ordinary containers, sorted by name when the kubelet writes them.</summary>
    public ValueList<ContainerStatus> ContainerStatuses { get => List<ContainerStatus>(containerStatuses); init => Set(containerStatuses, value); }

    /// <summary><c>Guaranteed</c>, <c>Burstable</c> or <c>BestEffort</c>. Follows from requests and limits at creation and never changes.</summary>
    public string QosClass { get => Text(qosClass); init => Set(qosClass, value); }

    /// <summary>The ephemeral containers that were added.</summary>
    public ValueList<ContainerStatus> EphemeralContainerStatuses { get => List<ContainerStatus>(ephemeralContainerStatuses); init => Set(ephemeralContainerStatuses, value); }

    /// <summary>The old word for the state of a resize; since 1.33 conditions say it.</summary>
    public string Resize { get => Text(resize); init => Set(resize, value); }

    /// <summary>The claims that were made for the entries of <see cref="PodSpec.ResourceClaims"/>.</summary>
    public ValueList<UntypedObject> ResourceClaimStatuses { get => List<UntypedObject>(resourceClaimStatuses); init => Set(resourceClaimStatuses, value); }

    /// <summary>The claim that stands behind extended resources served by device drivers.</summary>
    public UntypedObject? ExtendedResourceClaimStatus { get => Object<UntypedObject>(extendedResourceClaimStatus); init => Set(extendedResourceClaimStatus, value); }

    /// <summary>What the node has set aside for the pod as a whole.</summary>
    public ValueMap<Quantity> AllocatedResources { get => Map<Quantity>(allocatedResources); init => Set(allocatedResources, value); }

    /// <summary>The requests and limits that hold for the pod as a whole.</summary>
    public ResourceRequirements? Resources { get => Object<ResourceRequirements>(resources); init => Set(resources, value); }

    /// <summary>How claims use up the node's own resources.</summary>
    public ValueList<UntypedObject> NodeAllocatableResourceClaimStatuses { get => List<UntypedObject>(nodeAllocatableResourceClaimStatuses); init => Set(nodeAllocatableResourceClaimStatuses, value); }
}
