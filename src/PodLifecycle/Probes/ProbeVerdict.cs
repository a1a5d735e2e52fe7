using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PodLifecycle;

/// <summary>The judgement of one attempt of a probe.</summary>
/// <param name="Answer">How it counts.</param>
/// <param name="Text">What the handler gave out; for an error, what went wrong.</param>
public readonly record struct ProbeVerdict(ProbeAnswer Answer, string Text)
{
    /// <summary>The most bytes of a command's output or an answer's body that are read.</summary>
    public const int OutputLimit = 10 * 1024;

    /// <summary>For an error: the attempt had failed already, as with an HTTP body that breaks off. It still counts for nothing.</summary>
    public bool FailedBeforeError { get; init; }

    /// <summary>Judges what came of an attempt. Of an HTTP probe it is the last request and its outcome that count.</summary>
    /// <param name="action">The attempt.</param>
    /// <param name="outcome">What came of it; not asked where the action is impossible.</param>
    /// <param name="rules">The rules of the version.</param>
    internal static ProbeVerdict Of(ProbeAction action, HandlerOutcome? outcome, ProbeRules rules) => (action, outcome) switch
    {
        (ProbeAction.Impossible impossible, _) => Error(impossible.Error),
        (ProbeAction.Exec, HandlerOutcome.Exited exited) => new(exited.ExitCode == 0 ? ProbeAnswer.Success : ProbeAnswer.Failure, Cut(exited.Output + exited.ErrorOutput)),
        (ProbeAction.Exec exec, HandlerOutcome.RpcError { Code: HandlerOutcome.RpcError.DeadlineExceeded }) =>
            Failure(ExecTimeout.Text(exec.Command, exec.Timeout, rules)),
        (ProbeAction.Exec, HandlerOutcome.RpcError error) => Error(error.ToString()),
        (ProbeAction.HttpGet get, HandlerOutcome.Answered answer) => OfAnswer(get.Request, answer),
        (ProbeAction.HttpGet get, HandlerOutcome.NotReached problem) => Failure(get.Request.Failed(problem.Error)),
        (ProbeAction.TcpSocket, HandlerOutcome.Connected) => new(ProbeAnswer.Success, ""),
        (ProbeAction.TcpSocket, HandlerOutcome.NotReached problem) => Failure(problem.Error),
        (ProbeAction.Grpc, HandlerOutcome.Health health) => health.Status == HandlerOutcome.Health.Serving
            ? new(ProbeAnswer.Success, "service healthy")
            : Failure($"service unhealthy (responded with {GoQuote.Format(health.Status)})"),
        (ProbeAction.Grpc grpc, HandlerOutcome.NotReached) =>
            Failure($"timeout: failed to connect service {GoQuote.Format(grpc.Address)} within {GoDuration.Format(grpc.Timeout)}: context deadline exceeded"),
        (ProbeAction.Grpc grpc, HandlerOutcome.RpcError error) => Failure(OfHealthService(grpc, error)),
        _ => throw new UnreachableException($"{action} cannot come to {outcome}"),
    };

    private static ProbeVerdict OfAnswer(HttpGetRequest request, HandlerOutcome.Answered answer)
    {
        if (request.Follow(answer).Error is { } lost)
            return Failure(lost);
        if (answer.BodyError is { } broken)
            return Error(broken) with { FailedBeforeError = true };

        return answer.StatusCode switch
        {
            >= 200 and < 300 => new(ProbeAnswer.Success, Cut(answer.Body)),
            >= 300 and < 400 => new(ProbeAnswer.Warning, $"Probe terminated redirects, Response body: {Cut(answer.Body)}"),
            _ => Failure(string.Create(CultureInfo.InvariantCulture, $"HTTP probe failed with statuscode: {answer.StatusCode}")),
        };
    }

    private static string OfHealthService(ProbeAction.Grpc grpc, HandlerOutcome.RpcError error) => error.Code switch
    {
        HandlerOutcome.RpcError.Unimplemented => $"error: this server does not implement the grpc health protocol (grpc.health.v1.Health): {error.Message}",
        HandlerOutcome.RpcError.DeadlineExceeded => $"timeout: health rpc did not complete within {GoDuration.Format(grpc.Timeout)}",
        _ => $"error: health rpc probe failed: {error}",
    };

    private static ProbeVerdict Failure(string text) => new(ProbeAnswer.Failure, text);

    private static ProbeVerdict Error(string text) => new(ProbeAnswer.Error, text);

    private static string Cut(string output)
    {
        if (Encoding.UTF8.GetByteCount(output) <= OutputLimit)
            return output;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(output).AsSpan(0, OutputLimit));
    }
}
