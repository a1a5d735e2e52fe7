using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// Which init containers to start and kill. The kubelet stores no progress: it looks from the last init container to the first, and
/// the last one that has an instance tells how far the pod has come.
/// </summary>
internal static class InitContainerDecision
{
    /// <summary>Whether the pod is initialized and not to be killed, so that the main containers are looked at.</summary>
    public static bool Decide(Pod pod, RuntimeView runtime, ProbeResults probes, ref PodActionsDraft draft)
    {
        ValueList<Container> init = pod.Spec.InitContainers;
        if (init.Count == 0)
            return true;

        bool initialized = AnyMainIsUp(pod.Spec, runtime);

        // Something that comes later exists: what comes before must have done its work.
        bool past = initialized;
        for (int i = init.Count - 1; i >= 0; i--)
        {
            Container container = init[i];
            ContainerRecord? newest = runtime.Newest(container.Name);
            bool sidecar = Sidecars.IsSidecar(container);
            if (newest is null)
            {
                if (sidecar && past)
                    draft.StartInit(i);
                continue;
            }

            if (sidecar)
                initialized |= DecideSidecar(container, i, newest, probes, past, init.Count, ref draft);
            else if (!past && !DecidePlain(pod, container, i, newest, ref initialized, ref draft))
                return false;

            past = true;
        }

        if (!past)
            draft.StartInit(0);
        return initialized;
    }

    /// <summary>An exited main container proves nothing: it may stem from an earlier sandbox.</summary>
    private static bool AnyMainIsUp(PodSpec spec, RuntimeView runtime)
    {
        foreach (Container container in spec.Containers)
        {
            if (runtime.Newest(container.Name)?.State is ContainerRecordState.Created or ContainerRecordState.Running)
                return true;
        }

        return false;
    }

    /// <summary>False when the init container has failed for good, and the pod with it.</summary>
    private static bool DecidePlain(Pod pod, Container container, int index, ContainerRecord newest, ref bool initialized, ref PodActionsDraft draft)
    {
        switch (newest.State)
        {
            case ContainerRecordState.Running:
                return true;

            case ContainerRecordState.Created:
                draft.StartInit(index);
                return true;

            case ContainerRecordState.Exited when HasSucceeded(newest):
                if (index == pod.Spec.InitContainers.Count - 1)
                    initialized = true;
                else
                    draft.StartInit(index + 1);
                return true;

            case ContainerRecordState.Exited when ContainerRestartPolicy.ShouldStart(pod, container, newest):
                draft.StartInit(index);
                return true;

            case ContainerRecordState.Unknown when ContainerRestartPolicy.WithoutExitCode(pod.Spec.RestartPolicy, container):
                draft.Kill(newest, KillReason.Unknown, KillMessage.LostInit);
                draft.StartInit(index);
                return true;

            default:
                draft.KillPodAndStartNothing();
                return false;
        }
    }

    private static bool HasSucceeded(ContainerRecord exited) => exited.ExitCode == 0 && exited.Reason != ContainerReason.OomKilled;

    /// <summary>Whether the sidecar proves that the pod is initialized.</summary>
    private static bool DecideSidecar(
        Container container, int index, ContainerRecord newest, ProbeResults probes, bool past, int count, ref PodActionsDraft draft)
    {
        if (newest.State != ContainerRecordState.Running)
        {
            if (newest.State == ContainerRecordState.Unknown)
                draft.Kill(newest, KillReason.Unknown, KillMessage.LostInit);
            draft.StartInit(index);
            return false;
        }

        if (container.StartupProbe is not null && probes.Get(ProbeKind.Startup, newest.Id) is var started and not ProbeResult.Success)
        {
            if (started == ProbeResult.Failure)
                Restart(index, newest, KillReason.StartupProbe, KillMessage.InitFailedProbe(container.Name, ProbeKind.Startup), ref draft);
            return false;
        }

        bool last = index == count - 1;
        if (!last && !past)
            draft.StartInit(index + 1);

        if (ContainerDefinition.HasChanged(container, newest))
        {
            Restart(index, newest, KillReason.Unspecified, KillMessage.InitDefinitionChanged(container.Name), ref draft);
        }
        else if (container.LivenessProbe is not null && probes.Get(ProbeKind.Liveness, newest.Id) is var live and (null or ProbeResult.Failure))
        {
            if (live == ProbeResult.Failure)
                Restart(index, newest, KillReason.LivenessProbe, KillMessage.InitFailedProbe(container.Name, ProbeKind.Liveness), ref draft);
        }
        else if (!ContainerResizing.Decide(container, newest, ref draft))
        {
            draft.StartInit(index);
        }

        return last;
    }

    private static void Restart(int index, ContainerRecord record, KillReason reason, string message, ref PodActionsDraft draft)
    {
        draft.Kill(record, reason, message);
        draft.StartInit(index);
    }
}
