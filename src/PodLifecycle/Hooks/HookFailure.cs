using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A lifecycle hook that failed.</summary>
/// <param name="Error">What went wrong, such as <c>command 'false' exited with 1: </c>.</param>
/// <param name="Message">The whole of it, as the waiting message of a container whose postStart hook failed shows it.</param>
public sealed record HookFailure(string Error, string Message)
{
    /// <summary>Judges what came of a hook; null when it succeeded. Of an HTTP hook it is the last request and its outcome that count: any answer is a success.</summary>
    /// <param name="action">The hook.</param>
    /// <param name="outcome">What came of it; null for a sleep that was not cut short and for an action that is impossible.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="rules">The rules of the version, for the words of a timeout.</param>
    internal static HookFailure? Of(HookAction action, HandlerOutcome? outcome, ObjectMeta pod, string container, ProbeRules rules)
    {
        HookFailure Failed(string error, string output = "") => new(error, action.FailureMessage(pod, container, error, output));

        return (action, outcome) switch
        {
            (HookAction.Exec, HandlerOutcome.Exited { ExitCode: 0 }) => null,
            (HookAction.Exec exec, HandlerOutcome.Exited exited) =>
                Failed(HookAction.CommandFailed(exec.Command, exited.ExitCode, exited.ErrorOutput), exited.Output + exited.ErrorOutput),
            (HookAction.Exec exec, HandlerOutcome.RpcError { Code: HandlerOutcome.RpcError.DeadlineExceeded }) =>
                Failed(ExecTimeout.Text(exec.Command, TimeSpan.Zero, rules)),
            (HookAction.Exec, HandlerOutcome.RpcError error) => Failed(error.ToString()),
            (HookAction.HttpGet get, HandlerOutcome.Answered answer) => get.Request.Follow(answer).Error is { } lost ? Failed(lost) : null,
            (HookAction.HttpGet get, HandlerOutcome.NotReached problem) => Failed(get.Request.Failed(problem.Error)),
            (HookAction.Sleep, null) => null,
            (HookAction.Sleep, HandlerOutcome.NotReached cut) => Failed(cut.Error),
            (HookAction.BadHttpGet bad, _) => Failed(bad.Error),
            (HookAction.Invalid invalid, _) => Failed(invalid.Error),
            _ => throw new UnreachableException($"{action} cannot come to {outcome}"),
        };
    }
}
