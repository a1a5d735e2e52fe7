using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// The columns READY, STATUS and RESTARTS, which the API server derives in one walk: one text is overwritten step by step, see
/// <see cref="StatusRule"/>. Only the fields read here count; spec, names and conditions may contradict each other.
/// </summary>
internal struct StatusDerivation<TTrace>(Pod pod, KubernetesVersion version, TTrace trace)
    where TTrace : IStatusTrace
{
    /// <summary>No position: the rule does not look at a list, or nothing was found.</summary>
    public const int None = -1;

    private readonly PodStatus status = pod.Status;
    private RestartSum initRestarts;
    private RestartSum sidecarRestarts;
    private int running = None;
    private string error = "";
    private int errorAt = None;

    public string Status { get; private set; } = "";

    public int Ready { get; private set; }

    public RestartSum Restarts { get; private set; }

    public void Run()
    {
        Write(StatusRule.Phase, status.Phase);
        if (status.Reason.Length > 0)
            Write(StatusRule.PodReason, status.Reason);
        FindSchedulingGate();

        bool initializing = WalkInitContainers();
        if (!initializing || Statuses.IsTrue(status.Conditions, PodConditionType.Initialized))
        {
            Restarts = sidecarRestarts;
            WalkContainers();
            if (Status == ContainerReason.Completed)
                CorrectCompleted();
        }
        else
        {
            Restarts = initRestarts;
        }

        if (pod.Metadata.DeletionTimestamp is not null)
            ShowDeletion();
    }

    private void FindSchedulingGate()
    {
        ReadOnlySpan<PodCondition> conditions = status.Conditions.AsSpan();
        for (int i = 0; i < conditions.Length; i++)
        {
            if (conditions[i].Type == PodConditionType.PodScheduled && conditions[i].Reason == Scheduler.SchedulingGated)
                Write(StatusRule.SchedulingGated, Scheduler.SchedulingGated, i);
        }
    }

    /// <summary>True when a visited init container is not finished.</summary>
    private bool WalkInitContainers()
    {
        ReadOnlySpan<ContainerStatus> containers = status.InitContainerStatuses.AsSpan();
        for (int i = 0; i < containers.Length; i++)
        {
            ContainerStatus container = containers[i];
            bool sidecar = IsSidecar(container.Name);
            initRestarts.Add(container);
            if (sidecar)
                sidecarRestarts.Add(container);

            ContainerStateTerminated? ended = container.State.Terminated;
            if (ended is { ExitCode: 0 })
                continue;

            if (sidecar && container.Started == true)
            {
                if (container.Ready)
                    Ready++;
                continue;
            }

            if (ended is not null)
                Write(StatusRule.InitTerminated, StatusWord.Init + ReasonOf(ended), i);
            else if (container.State.Waiting is { Reason: not ("" or ContainerReason.PodInitializing) } waiting)
                Write(StatusRule.InitWaiting, StatusWord.Init + waiting.Reason, i);
            else
                Write(StatusRule.InitProgress, string.Create(CultureInfo.InvariantCulture, $"{StatusWord.Init}{i}/{pod.Spec.InitContainers.Count}"), i);
            return true;
        }

        return false;
    }

    private void WalkContainers()
    {
        ReadOnlySpan<ContainerStatus> containers = status.ContainerStatuses.AsSpan();
        for (int i = containers.Length - 1; i >= 0; i--)
        {
            ContainerStatus container = containers[i];
            RestartSum sum = Restarts;
            sum.Add(container);
            Restarts = sum;

            ContainerState state = container.State;
            if (state.Waiting is { Reason.Length: > 0 } waiting)
            {
                Write(StatusRule.ContainerWaiting, waiting.Reason, i);
            }
            else if (state.Terminated is { } ended)
            {
                Write(StatusRule.ContainerTerminated, ReasonOf(ended), i);
                if (ended.ExitCode != 0)
                    (error, errorAt) = (Status, i);
            }
            else if (container.Ready && state.Running is not null)
            {
                running = i;
                Ready++;
            }
        }
    }

    private void CorrectCompleted()
    {
        if (running != None && IsReady())
            Write(StatusRule.CompletedYetReady, PodPhase.Running, running);
        else if (error.Length > 0 && version >= KubernetesVersion.V1_35)
            Write(StatusRule.CompletedYetFailed, error, errorAt);
        else if (running != None)
            Write(StatusRule.CompletedYetRunning, StatusWord.NotReady, running);
    }

    private void ShowDeletion()
    {
        if (status.Reason == StatusWord.NodeLost)
            Write(StatusRule.DeletedNodeLost, PodPhase.Unknown);
        else if (version < KubernetesVersion.V1_31 || !PodPhaseRules.IsTerminal(status.Phase))
            Write(StatusRule.Deleted, StatusWord.Terminating);
    }

    private void Write(StatusRule rule, string text, int index = None)
    {
        Status = text;
        trace.Wrote(rule, index, text);
    }

    private readonly bool IsSidecar(string name)
    {
        foreach (Container container in pod.Spec.InitContainers)
        {
            if (container.Name == name && Sidecars.IsSidecar(container))
                return true;
        }

        return false;
    }

    /// <summary>Any condition of that type may be the one that is True.</summary>
    private readonly bool IsReady()
    {
        foreach (PodCondition condition in status.Conditions)
        {
            if (condition.Type == PodConditionType.Ready && condition.Status == ConditionStatus.True)
                return true;
        }

        return false;
    }

    private static string ReasonOf(ContainerStateTerminated ended)
    {
        if (ended.Reason.Length > 0)
            return ended.Reason;

        return ended.Signal != 0
            ? string.Create(CultureInfo.InvariantCulture, $"{StatusWord.Signal}{ended.Signal}")
            : string.Create(CultureInfo.InvariantCulture, $"{StatusWord.ExitCode}{ended.ExitCode}");
    }
}
