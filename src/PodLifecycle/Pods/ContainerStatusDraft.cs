using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A container's status in the making: the fields that several rules touch one after the other.</summary>
internal struct ContainerStatusDraft
{
    public Container Container;
    public ContainerState State;
    public ContainerState LastState;
    public int RestartCount;

    /// <summary>The newest instance, or null when the runtime knows none.</summary>
    public ContainerRecord? Instance;

    /// <summary>The status before; of an instance it lends its mounts and its started flag.</summary>
    public ContainerStatus? Old;

    /// <summary>The old status of an ended container of which no instance is left: taken over whole.</summary>
    public ContainerStatus? Whole;

    public readonly ContainerStatus ToStatus()
    {
        if (Whole is not null)
        {
            return ReferenceEquals(State, Whole.State) && ReferenceEquals(LastState, Whole.LastState) && RestartCount == Whole.RestartCount
                ? Whole
                : Whole with { State = State, LastState = LastState, RestartCount = RestartCount };
        }

        if (Instance is null)
        {
            return new ContainerStatus
            {
                Name = Container.Name,
                State = State,
                LastState = LastState,
                RestartCount = RestartCount,
                Image = Container.Image,
                VolumeMounts = MountStatusRules.Statuses(Container.VolumeMounts),
            };
        }

        return new ContainerStatus
        {
            Name = Container.Name,
            State = State,
            LastState = LastState,
            RestartCount = RestartCount,
            Image = Instance.Image,
            ImageId = Instance.ImageRef,
            ContainerId = Instance.Id,
            Started = Instance.State == ContainerRecordState.Running ? Old?.Started : null,
            AllocatedResources = Container.Resources.Requests,
            Resources = ContainerResources.Of(Container, Instance, Old),
            VolumeMounts = Old?.VolumeMounts ?? ValueList<VolumeMountStatus>.Empty,
            User = Instance.User,
        };
    }
}
