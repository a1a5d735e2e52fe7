namespace PodLifecycle.Api;

/// <summary>What the kubelet says about one container of a pod. (v1 ContainerStatus)</summary>
public sealed record ContainerStatus : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerStatus", slots => new ContainerStatus(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int state = Type.Slot("state");
    private static readonly int lastState = Type.Slot("lastState");
    private static readonly int ready = Type.Slot("ready");
    private static readonly int restartCount = Type.Slot("restartCount");
    private static readonly int image = Type.Slot("image");
    private static readonly int imageId = Type.Slot("imageID");
    private static readonly int containerId = Type.Slot("containerID");
    private static readonly int started = Type.Slot("started");
    private static readonly int allocatedResources = Type.Slot("allocatedResources");
    private static readonly int resources = Type.Slot("resources");
    private static readonly int volumeMounts = Type.Slot("volumeMounts");
    private static readonly int user = Type.Slot("user");
    private static readonly int allocatedResourcesStatus = Type.Slot("allocatedResourcesStatus");
    private static readonly int stopSignal = Type.Slot("stopSignal");

    /// <summary>A status in which nothing is said yet.</summary>
    public ContainerStatus()
        : this(Type.NewSlots())
    {
    }

    private ContainerStatus(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The container's name in the spec.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>What the container does now.</summary>
    public ContainerState State { get => Object<ContainerState>(state) ?? ContainerState.Empty; init => Set(state, value); }

    /// <summary>How the instance before the present one ended.</summary>
    public ContainerState LastState { get => Object<ContainerState>(lastState) ?? ContainerState.Empty; init => Set(lastState, value); }

    /// <summary>Whether the container passes its readiness probe; without one, whether it has started.</summary>
    public bool Ready { get => Flag(ready); init => Set(ready, value); }

    /// <summary>How often the container was started again. From 0; it never falls while the pod lives.</summary>
    public int RestartCount { get => Int32(restartCount); init => Set(restartCount, value); }

    /// <summary>The image the container runs.</summary>
    public string Image { get => Text(image); init => Set(image, value); }

    /// <summary>The image's reference with its digest; empty until it is known.</summary>
    public string ImageId { get => Text(imageId); init => Set(imageId, value); }

    /// <summary>The instance's id in the form <c>runtime://id</c>; empty before the first start.</summary>
    public string ContainerId { get => Text(containerId); init => Set(containerId, value); }

    /// <summary>Whether the startup probe has passed; null until the kubelet has looked.</summary>
    public bool? Started { get => OptionalFlag(started); init => Set(started, value); }

    /// <summary>The requests that the node has set aside; behind the spec while a resize waits.</summary>
    public ValueMap<Quantity> AllocatedResources { get => Map<Quantity>(allocatedResources); init => Set(allocatedResources, value); }

    /// <summary>The requests and limits that hold for the running instance; null when the kubelet does not say.</summary>
    public ResourceRequirements? Resources { get => Object<ResourceRequirements>(resources); init => Set(resources, value); }

    /// <summary>How the volumes were really mounted.</summary>
    public ValueList<VolumeMountStatus> VolumeMounts { get => List<VolumeMountStatus>(volumeMounts); init => Set(volumeMounts, value); }

    /// <summary>The user under which the first process began, when the runtime tells.</summary>
    public ContainerUser? User { get => Object<ContainerUser>(user); init => Set(user, value); }

    /// <summary>The health of the devices that were handed out.</summary>
    public ValueList<UntypedObject> AllocatedResourcesStatus { get => List<UntypedObject>(allocatedResourcesStatus); init => Set(allocatedResourcesStatus, value); }

    /// <summary>The signal that asks the container to stop; null when the kubelet does not say.</summary>
    public string? StopSignal { get => OptionalText(stopSignal); init => Set(stopSignal, value); }
}
