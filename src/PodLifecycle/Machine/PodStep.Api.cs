using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the API server and the scheduler do to the pod's object.</summary>
internal sealed partial class PodStep
{
    /// <summary>The pod right after its creation.</summary>
    public static PodState Create(PodMachine machine, DateTimeOffset at)
    {
        Pod pod = machine.Created;
        bool isBound = pod.Spec.NodeName.Length > 0;
        Pod stored = pod with
        {
            Metadata = pod.Metadata with { CreationTimestamp = WholeSeconds(at), Generation = 1 },
            Status = new PodStatus { Phase = PodPhase.Pending, QosClass = Qos.Of(pod.Spec) },
        };

        // A pod that names its node needs no scheduler: that node's kubelet takes it as soon as it is told to look.
        return new PodState(stored)
        {
            Object = isBound ? ApiObjectPhase.Scheduled : ApiObjectPhase.Unscheduled,
            IsKnownToKubelet = isBound,
            Containers = Enumerable.Repeat(default(ContainerSlot), pod.Spec.InitContainers.Count + pod.Spec.Containers.Count).ToValueList(),
        };
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private void MoveObject(ApiObjectInput input) => state = state with { Object = ApiObjectLifecycle.Table.Next(state.Object, input) };

    private void Change(Pod pod)
    {
        state = state with { Pod = pod };
        Emit(new PodEffect.ObjectChanged(pod));
    }

    private void Bind(string node)
    {
        MoveObject(ApiObjectInput.Bind);

        // The scheduler comes too late for a pod that is gone.
        if (state.IsRemoved)
            return;
        var scheduled = new PodCondition
        {
            Type = PodConditionType.PodScheduled,
            Status = ConditionStatus.True,
            LastTransitionTime = WholeSeconds(at),
            ObservedGeneration = Pod.Metadata.Generation,
        };
        Change(Pod with
        {
            Spec = Pod.Spec with { NodeName = node },
            Status = Pod.Status with { Conditions = Pod.Status.Conditions.Add(scheduled) },
        });
        Emit(new PodEffect.EmitEvent(EventType.Normal, "Scheduled", $"Successfully assigned {Pod.Metadata.Namespace}/{Pod.Metadata.Name} to {node}") { Component = "default-scheduler" });
        state = state with { IsKnownToKubelet = true, Told = Pod };
        WantSync();
    }

    /// <summary>A deletion through the API: an object that nothing runs for goes at once, any other gets its time.</summary>
    private void Delete(long? requestedSeconds)
    {
        if (state.IsRemoved)
        {
            MoveObject(ApiObjectInput.Delete);
            return;
        }

        PodDeletion deletion = PodDeletion.Request(Pod, requestedSeconds, WholeSeconds(at));
        if (!ReferenceEquals(deletion.Pod, Pod))
            Change(deletion.Pod);
        if (deletion.Action == PodDeletionAction.RemoveNow)
            Remove();
        else
            MoveObject(ApiObjectInput.Delete);

        if (state.IsKnownToKubelet)
        {
            state = state with { Told = Pod };
            Worker(PodWorkerInput.Deleted);
            WantSync();

            // Of all that a sync waits for, only the wait for volumes is given up.
            if (state.Plan is { Waiting: true, Current: SyncStep.MountVolumes })
                AbandonPlan(new SyncError("the pod is being deleted"));
        }
    }

    private void Remove()
    {
        // Finalizers keep the object until somebody takes them off.
        if (Pod.Metadata.Finalizers.Count > 0)
        {
            MoveObject(ApiObjectInput.Delete);
            return;
        }

        MoveObject(ApiObjectInput.Remove);
        Emit(new PodEffect.ObjectRemoved(Pod));
    }

    /// <summary>The kubelet's own deletion, once nothing runs any more: without any grace left.</summary>
    private void RemoveDeleted()
    {
        Change(Pod with { Metadata = Pod.Metadata with { DeletionGracePeriodSeconds = 0 } });
        Remove();
    }
}
