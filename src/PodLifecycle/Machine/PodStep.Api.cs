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
            Status = PodCreation.NewStatus(pod.Spec, WholeSeconds(at)),
        };

        // A pod that names its node needs no scheduler: that node's kubelet takes it as soon as it is told to look.
        return new PodState(stored, machine.Layout)
        {
            Object = isBound ? ApiObjectPhase.Scheduled : ApiObjectPhase.Unscheduled,
            IsKnownToKubelet = isBound,
        };
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private void MoveObject(ApiObjectInput input) => state.Object = ApiObjectLifecycle.Table.Next(state.Object, input);

    private void Change(Pod pod)
    {
        state.Pod = pod;
        Emit(new PodEffect.ObjectChanged(pod));
    }

    private void Bind(string node)
    {
        MoveObject(ApiObjectInput.Bind);

        // The scheduler comes too late for a pod that is gone.
        if (state.IsRemoved)
            return;

        Pod placed = WithScheduled(ConditionVerdict.True);
        Change(placed with { Spec = placed.Spec with { NodeName = node } });
        EmitSchedulerEvent(EventType.Normal, "Scheduled", $"Successfully assigned {Pod.Metadata.Namespace}/{Pod.Metadata.Name} to {node}");
        state.IsKnownToKubelet = true;
        Tell(PodUpdateType.Create, Pod);
    }

    /// <summary>No node takes the pod: it stays where it is until the scheduler tries again.</summary>
    private void SchedulingFailed(string message)
    {
        if (state.Object != ApiObjectPhase.Unscheduled)
            return;

        Pod refused = WithScheduled(new ConditionVerdict(ConditionStatus.False, Scheduler.Unschedulable, message));
        if (refused != Pod)
            Change(refused);
        EmitSchedulerEvent(EventType.Warning, "FailedScheduling", message);
    }

    private Pod WithScheduled(ConditionVerdict verdict)
    {
        PodCondition? before = Statuses.Find(Pod.Status.Conditions, PodConditionType.PodScheduled);
        PodCondition scheduled = verdict.Of(PodConditionType.PodScheduled, Pod.Metadata.Generation) with
        {
            LastTransitionTime = before?.Status == verdict.Status ? before.LastTransitionTime : WholeSeconds(at),
        };
        return Pod with { Status = Pod.Status with { Conditions = ConditionLists.WithReplaced(Pod.Status.Conditions, scheduled) } };
    }

    private void EmitSchedulerEvent(string type, string reason, string message) =>
        Emit(new PodEffect.EmitEvent(type, reason, message) { Component = "default-scheduler" });

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

        Tell(PodUpdateType.Update, Pod);
    }

    /// <summary>The eviction API: the pod says why it goes, then it is deleted like any other. A pod that has ended says nothing.</summary>
    private void Evict(long? requestedSeconds)
    {
        if (!state.IsRemoved && !PodPhaseRules.IsTerminal(Pod.Status.Phase))
        {
            PodCondition evicted = new ConditionVerdict(ConditionStatus.True, PodConditionReason.EvictionByEvictionApi, "Eviction API: evicting")
                .Of(PodConditionType.DisruptionTarget, Pod.Metadata.Generation) with { LastTransitionTime = WholeSeconds(at) };
            Change(Pod with { Status = Pod.Status with { Conditions = ConditionLists.WithReplaced(Pod.Status.Conditions, evicted) } });
        }

        Delete(requestedSeconds);
    }

    /// <summary>A client has changed the object. A kubelet is told of all but news of the status, which it looks at where its own conditions depend on it.</summary>
    private void Update(Pod pod)
    {
        if (state.IsRemoved)
            return;

        Pod before = Pod;
        if (pod == before)
            return;

        TakeOver(pod.Spec);
        Change(pod);
        if (pod.Metadata is { DeletionTimestamp: not null, DeletionGracePeriodSeconds: 0, Finalizers.Count: 0 })
            Remove();
        if (pod.Spec != before.Spec || pod.Metadata != before.Metadata)
            Tell(PodUpdateType.Update, Pod);
        else if (pod.Spec.ReadinessGates.Count > 0)
            WantSync();
    }

    /// <summary>An update may add ephemeral containers and change images and resources; what was remembered of another image's crashes does not count then.</summary>
    private void TakeOver(PodSpec spec)
    {
        PodContainers layout = PodContainers.Of(spec);
        if (layout == state.Layout)
            return;
        if (layout.InitCount != state.Layout.InitCount || layout.RegularCount != state.Layout.RegularCount || layout.Count < state.Layout.Count)
            throw new InvalidOperationException("an update cannot add or remove containers, but for ephemeral ones that are added");

        slots = new ContainerSlot[layout.Count];
        state.Containers.AsSpan().CopyTo(slots);
        for (int i = 0; i < state.Layout.Count; i++)
        {
            if (layout.All[i].Image != Container(i).Image || layout.All[i].Resources != Container(i).Resources)
                slots[i].BackOff = default;
        }

        state.Containers = new(slots);
        state.Layout = layout;
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
