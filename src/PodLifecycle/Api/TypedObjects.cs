namespace PodLifecycle.Api;

/// <summary>The API types that have a class of their own.</summary>
internal static class TypedObjects
{
    /// <summary>The type of that name in the schema, or null where it has no class here and its objects are <see cref="UntypedObject"/>s.</summary>
    public static ObjectType? Find(string typeName) => typeName switch
    {
        "meta/v1.ListMeta" => ListMeta.Type,
        "meta/v1.ObjectMeta" => ObjectMeta.Type,
        "meta/v1.OwnerReference" => OwnerReference.Type,
        "core/v1.Container" => Container.Type,
        "core/v1.ContainerPort" => ContainerPort.Type,
        "core/v1.ContainerRestartRule" => ContainerRestartRule.Type,
        "core/v1.ContainerRestartRuleOnExitCodes" => ContainerRestartRuleOnExitCodes.Type,
        "core/v1.ContainerState" => ContainerState.Type,
        "core/v1.ContainerStateRunning" => ContainerStateRunning.Type,
        "core/v1.ContainerStateTerminated" => ContainerStateTerminated.Type,
        "core/v1.ContainerStateWaiting" => ContainerStateWaiting.Type,
        "core/v1.ContainerStatus" => ContainerStatus.Type,
        "core/v1.ContainerUser" => ContainerUser.Type,
        "core/v1.EnvVar" => EnvVar.Type,
        "core/v1.EphemeralContainer" => EphemeralContainer.Type,
        "core/v1.Event" => Event.OwnType,
        "core/v1.EventSeries" => EventSeries.Type,
        "core/v1.EventSource" => EventSource.Type,
        "core/v1.ExecAction" => ExecAction.Type,
        "core/v1.GRPCAction" => GrpcAction.Type,
        "core/v1.HTTPGetAction" => HttpGetAction.Type,
        "core/v1.HTTPHeader" => HttpHeader.Type,
        "core/v1.HostIP" => HostIp.Type,
        "core/v1.Lifecycle" => Lifecycle.Type,
        "core/v1.LifecycleHandler" => LifecycleHandler.Type,
        "core/v1.LinuxContainerUser" => LinuxContainerUser.Type,
        "core/v1.ObjectReference" => ObjectReference.Type,
        "core/v1.Pod" => Pod.Type,
        "core/v1.PodCondition" => PodCondition.OwnType,
        "core/v1.PodIP" => PodIp.Type,
        "core/v1.PodList" => PodList.Type,
        "core/v1.PodReadinessGate" => PodReadinessGate.Type,
        "core/v1.PodSchedulingGate" => PodSchedulingGate.Type,
        "core/v1.PodSpec" => PodSpec.Type,
        "core/v1.PodStatus" => PodStatus.Type,
        "core/v1.PodTemplateSpec" => PodTemplateSpec.Type,
        "core/v1.Probe" => Probe.Type,
        "core/v1.ResourceRequirements" => ResourceRequirements.Type,
        "core/v1.SleepAction" => SleepAction.Type,
        "core/v1.TCPSocketAction" => TcpSocketAction.Type,
        "core/v1.Toleration" => Toleration.Type,
        "core/v1.VolumeMount" => VolumeMount.Type,
        "core/v1.VolumeMountStatus" => VolumeMountStatus.Type,
        _ => null,
    };
}
