using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Is told each time a rule writes the STATUS text. A struct, so that not listening costs nothing.</summary>
internal interface IStatusTrace
{
    /// <param name="rule">The rule that fired.</param>
    /// <param name="index">The position of the container status or condition that it looked at, or <see cref="StatusDerivation{TTrace}.None"/>.</param>
    /// <param name="text">What STATUS is now.</param>
    void Wrote(StatusRule rule, int index, string text);
}

/// <summary>Nobody listens.</summary>
internal readonly struct NoStatusTrace : IStatusTrace
{
    public void Wrote(StatusRule rule, int index, string text)
    {
    }
}

/// <summary>Writes down each step, with the field that decided it.</summary>
internal readonly struct StatusSteps(Pod pod, List<StatusStep> steps) : IStatusTrace
{
    public void Wrote(StatusRule rule, int index, string text) => steps.Add(new StatusStep(rule, Field(rule, index), text));

    private string Field(StatusRule rule, int index) => rule switch
    {
        StatusRule.Phase => "status.phase",
        StatusRule.PodReason or StatusRule.DeletedNodeLost => "status.reason",
        StatusRule.SchedulingGated => $"status.conditions[{index}].reason",
        StatusRule.InitTerminated => $"status.initContainerStatuses[{index}].state.terminated.{Decisive(pod.Status.InitContainerStatuses[index])}",
        StatusRule.InitWaiting => $"status.initContainerStatuses[{index}].state.waiting.reason",
        StatusRule.InitProgress => $"status.initContainerStatuses[{index}].state",
        StatusRule.ContainerWaiting => $"status.containerStatuses[{index}].state.waiting.reason",
        StatusRule.ContainerTerminated or StatusRule.CompletedYetFailed =>
            $"status.containerStatuses[{index}].state.terminated.{Decisive(pod.Status.ContainerStatuses[index])}",
        StatusRule.CompletedYetReady or StatusRule.CompletedYetRunning => $"status.containerStatuses[{index}].state.running",
        StatusRule.Deleted => "metadata.deletionTimestamp",
        _ => throw new UnreachableException(),
    };

    private static string Decisive(ContainerStatus container) => container.State.Terminated switch
    {
        { Reason.Length: > 0 } => "reason",
        { Signal: not 0 } => "signal",
        _ => "exitCode",
    };
}
