using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// What a kubelet that looks at a pod decides to do, from the spec, from what it sees running and from the probe results alone. First
/// the sandbox, then init containers (see <see cref="InitContainerDecision"/>), then main containers.
/// </summary>
internal static class SyncDecision
{
    /// <param name="pod">The pod.</param>
    /// <param name="runtime">What the kubelet sees of it.</param>
    /// <param name="probes">What the probes of the running instances have published.</param>
    /// <param name="restartAllContainers">A restart of all containers is due or under way.</param>
    public static PodActions Decide(Pod pod, RuntimeView runtime, ProbeResults probes, bool restartAllContainers)
    {
        PodSpec spec = pod.Spec;
        SandboxDecision sandbox = SandboxDecision.For(spec.HostNetwork, runtime.Sandboxes);
        var draft = new PodActionsDraft { KillPod = sandbox.NewNeeded, CreateSandbox = sandbox.NewNeeded };

        if (restartAllContainers)
        {
            ResetAll(spec, runtime, ref draft);
        }
        else if (sandbox.NewNeeded)
        {
            StartOver(spec, runtime, sandbox.Attempt, ref draft);
        }
        else
        {
            StartEphemeral(spec, runtime, ref draft);
            if (InitContainerDecision.Decide(pod, runtime, probes, ref draft))
                DecideMain(pod, runtime, probes, ref draft);
        }

        return draft.Finish(sandbox);
    }

    private static void ResetAll(PodSpec spec, RuntimeView runtime, ref PodActionsDraft draft)
    {
        // What asked for the restart goes last: until its instance is gone, the restart is seen as due.
        foreach (bool sources in (ReadOnlySpan<bool>)[false, true])
        {
            Reset(spec.Containers, runtime, sources, ref draft);
            Reset(spec.InitContainers, runtime, sources, ref draft);
        }
    }

    private static void Reset(ValueList<Container> containers, RuntimeView runtime, bool sources, ref PodActionsDraft draft)
    {
        foreach (Container container in containers)
        {
            foreach (ContainerRecord record in runtime.Containers)
            {
                if (record.Name == container.Name && RestartAllContainers.IsSource(container, record) == sources)
                    draft.Reset(record);
            }
        }
    }

    private static void StartOver(PodSpec spec, RuntimeView runtime, int attempt, ref PodActionsDraft draft)
    {
        // Only the pod's own policy counts here: what a container's policy says is lost with the sandbox.
        if (spec.RestartPolicy == RestartPolicy.Never && attempt > 0 && runtime.Containers.Count > 0)
        {
            draft.CreateSandbox = false;
            return;
        }

        bool anyToStart = false;
        bool anyKnown = false;
        foreach (Container container in spec.Containers)
        {
            ContainerRecord? newest = runtime.Newest(container.Name);
            anyToStart |= !HasDoneItsRun(spec.RestartPolicy, container, newest);
            anyKnown |= newest is not null && newest.State != ContainerRecordState.Unknown;
        }

        if (!anyToStart && anyKnown)
        {
            draft.CreateSandbox = false;
        }
        else if (spec.InitContainers.Count > 0)
        {
            draft.StartInit(0);
        }
        else
        {
            for (int i = 0; i < spec.Containers.Count; i++)
            {
                if (!HasDoneItsRun(spec.RestartPolicy, spec.Containers[i], runtime.Newest(spec.Containers[i].Name)))
                    draft.StartMain(i);
            }
        }
    }

    private static bool HasDoneItsRun(string podPolicy, Container container, ContainerRecord? newest) =>
        (container.RestartPolicy ?? podPolicy) == RestartPolicy.OnFailure && newest is { State: ContainerRecordState.Exited, ExitCode: 0 };

    private static void StartEphemeral(PodSpec spec, RuntimeView runtime, ref PodActionsDraft draft)
    {
        for (int i = 0; i < spec.EphemeralContainers.Count; i++)
        {
            if (runtime.Newest(spec.EphemeralContainers[i].Name) is null)
                draft.StartEphemeral(i);
        }
    }

    private static void DecideMain(Pod pod, RuntimeView runtime, ProbeResults probes, ref PodActionsDraft draft)
    {
        ValueList<Container> containers = pod.Spec.Containers;
        bool anyKept = false;
        for (int i = 0; i < containers.Count; i++)
            anyKept |= DecideMain(pod, containers[i], i, runtime.Newest(containers[i].Name), probes, ref draft);

        // Sidecars do not keep a pod alive that has nothing else left to do.
        if (!anyKept && draft.StartsNoMain)
            draft.KillPodAndStartNothing();
    }

    /// <summary>Whether the container is kept running.</summary>
    private static bool DecideMain(Pod pod, Container container, int index, ContainerRecord? newest, ProbeResults probes, ref PodActionsDraft draft)
    {
        if (newest is not { State: ContainerRecordState.Running })
        {
            if (ContainerRestartPolicy.ShouldStart(pod, container, newest))
            {
                if (newest is { State: ContainerRecordState.Unknown })
                    draft.Kill(newest, KillReason.Unknown, KillMessage.LostMain);
                draft.StartMain(index);
            }

            return false;
        }

        if (ContainerDefinition.HasChanged(container, newest))
        {
            draft.Kill(newest, KillReason.Unspecified, KillMessage.DefinitionChanged(container.Name));
            draft.StartMain(index);
            return false;
        }

        if (FailedProbe(probes, newest.Id) is { } probe)
        {
            bool restart = ContainerRestartPolicy.WithoutExitCode(pod.Spec.RestartPolicy, container);
            KillReason reason = probe == ProbeKind.Liveness ? KillReason.LivenessProbe : KillReason.StartupProbe;
            draft.Kill(newest, reason, KillMessage.FailedProbe(container.Name, probe, restart));
            if (restart)
                draft.StartMain(index);
            return false;
        }

        if (ContainerResizing.Decide(container, newest, ref draft))
            return true;

        draft.StartMain(index);
        return false;
    }

    /// <summary>The probe that kills the instance: the stored result decides, not whether the spec still has the probe.</summary>
    private static ProbeKind? FailedProbe(ProbeResults probes, string id)
    {
        if (probes.Get(ProbeKind.Liveness, id) == ProbeResult.Failure)
            return ProbeKind.Liveness;
        return probes.Get(ProbeKind.Startup, id) == ProbeResult.Failure ? ProbeKind.Startup : null;
    }
}
