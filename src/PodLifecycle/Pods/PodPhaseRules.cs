using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The phase a kubelet computes from what its containers show. What it remembers of earlier phases comes on top, elsewhere.</summary>
internal static class PodPhaseRules
{
    /// <summary>Whether a pod in that phase has ended for good.</summary>
    public static bool IsTerminal(string phase) => phase is PodPhase.Failed or PodPhase.Succeeded;

    /// <summary>
    /// The phase, where <paramref name="podIsTerminal"/> says that all containers are known to be stopped for good, and
    /// <paramref name="podHasInitialized"/> that a regular container has an instance in the active sandbox.
    /// </summary>
    public static string Phase(
        Pod pod,
        ValueList<ContainerStatus> initStatuses,
        ValueList<ContainerStatus> statuses,
        bool podIsTerminal,
        bool podHasInitialized)
    {
        PodSpec spec = pod.Spec;
        string policy = spec.RestartPolicy;
        var seen = default(Tally);
        foreach (Container container in spec.InitContainers)
        {
            ContainerStatus? status = Statuses.Find(initStatuses, container.Name);
            if (Sidecars.IsSidecar(container))
                seen.Sidecar(status);
            else
                seen.Init(policy, container, status);
        }

        foreach (Container container in spec.Containers)
            seen.Regular(policy, container, Statuses.Find(statuses, container.Name));

        if (seen.InitFailed)
            return PodPhase.Failed;
        if (seen.InitPending || (seen.SidecarPending && !podHasInitialized) || seen.Waiting || seen.Unknown)
            return PodPhase.Pending;
        if (seen.Running)
            return PodPhase.Running;
        if (seen.Stopped == 0)
            return PodPhase.Pending;

        string ended = seen.Stopped == seen.Succeeded ? PodPhase.Succeeded : PodPhase.Failed;
        if (podIsTerminal && !PodKind.IsStatic(pod))
            return ended;
        return seen.Stopped == seen.Final ? ended : PodPhase.Running;
    }

    /// <summary>Whether the kubelet will start the container again after that end.</summary>
    private static bool Restartable(string podPolicy, Container container, ContainerStateTerminated end) =>
        end.Reason == ContainerReason.RestartingAllContainers || ContainerRestartPolicy.AfterExit(podPolicy, container, end.ExitCode);

    private struct Tally
    {
        public bool InitPending;
        public bool InitFailed;
        public bool SidecarPending;
        public bool Unknown;
        public bool Running;
        public bool Waiting;
        public int Stopped;
        public int Succeeded;

        /// <summary>Stopped ones that are not started again.</summary>
        public int Final;

        public void Init(string podPolicy, Container container, ContainerStatus? status)
        {
            ContainerStateTerminated? end = status?.State switch
            {
                { Running: not null } => null,
                { Terminated: { } terminated } => terminated,
                { Waiting: not null } => status.LastState.Terminated,
                _ => null,
            };

            // Running is pending too: the pod begins only when it is done.
            if (end is null)
                InitPending = true;
            else if (end.ExitCode != 0 && !Restartable(podPolicy, container, end))
                InitFailed = true;
        }

        public void Sidecar(ContainerStatus? status)
        {
            switch (status?.State)
            {
                case null:
                    Unknown = true;
                    break;
                case { Running: not null }:
                    Running = true;
                    SidecarPending |= status.Started != true;
                    break;
                case { Terminated: not null }:
                    break;
                case { Waiting: not null }:
                    // An ended sidecar that waits for its next start holds nothing up.
                    if (status.LastState.Terminated is null)
                    {
                        Waiting = true;
                        SidecarPending = true;
                    }

                    break;
                default:
                    Unknown = true;
                    SidecarPending = true;
                    break;
            }
        }

        public void Regular(string podPolicy, Container container, ContainerStatus? status)
        {
            switch (status?.State)
            {
                case { Running: not null }:
                    Running = true;
                    break;
                case { Terminated: { } end }:
                    Stopped++;
                    if (end.ExitCode == 0)
                        Succeeded++;
                    if (!Restartable(podPolicy, container, end))
                        Final++;
                    break;
                case { Waiting: not null } when status.LastState.Terminated is { } lastEnd:
                    // Never a success, whatever the exit code: the run it waits for has not happened.
                    Stopped++;
                    if (!Restartable(podPolicy, container, lastEnd))
                        Final++;
                    break;
                case { Waiting: not null }:
                    Waiting = true;
                    break;
                default:
                    Unknown = true;
                    break;
            }
        }
    }
}
