using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>Carries out what a probe or a hook does, as the node's kubelet sees the pod. Nobody is told of an outcome before the call is left.</summary>
/// <param name="network">Who listens where.</param>
/// <param name="running">A container that runs now, by its name.</param>
/// <param name="time">The clock.</param>
internal sealed class HandlerRunner(PodNetwork network, Func<string, ContainerInstance?> running, VirtualTime time)
{
    private const int BadRequest = 400;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Runs one attempt of a probe.</summary>
    /// <param name="action">What it does.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="podIp">The pod's address.</param>
    /// <param name="ended">Told what was done, of HTTP the last request, and what came of it.</param>
    public void Run(ProbeAction action, string container, string podIp, Action<ProbeAction, HandlerOutcome?> ended)
    {
        switch (action)
        {
            case ProbeAction.Exec exec:
                Exec(container, exec.Command, exec.Timeout, isProbe: true, outcome => ended(exec, outcome));
                break;
            case ProbeAction.HttpGet get:
                Send(get.Request, podIp, Now + get.Timeout, (last, outcome) => ended(get with { Request = last }, outcome));
                break;
            case ProbeAction.TcpSocket tcp:
                At(Now, () => ended(tcp, Connect(tcp.Address, podIp).Error is { } error ? new HandlerOutcome.NotReached(error) : new HandlerOutcome.Connected()));
                break;
            case ProbeAction.Grpc grpc:
                Ask(grpc, podIp, outcome => ended(grpc, outcome));
                break;
            default:
                At(Now, () => ended(action, null));
                break;
        }
    }

    /// <summary>Runs a hook. A sleep is over at once: who waits for it knows its time.</summary>
    /// <param name="action">What it does.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="podIp">The pod's address.</param>
    /// <param name="ended">Told what was done, of HTTP the last request, and what came of it.</param>
    public void Run(HookAction action, string container, string podIp, Action<HookAction, HandlerOutcome?> ended)
    {
        switch (action)
        {
            case HookAction.Exec exec:
                Exec(container, exec.Command, limit: null, isProbe: false, outcome => ended(exec, outcome));
                break;
            case HookAction.HttpGet get:
                Send(get.Request, podIp, deadline: null, AnsweredHook);
                void AnsweredHook(HttpGetRequest last, HandlerOutcome outcome)
                {
                    if (outcome is HandlerOutcome.NotReached { Error: NetworkError.PlainHttp })
                        Send(last.OverPlainHttp(), podIp, deadline: null, (plain, answer) => ended(get with { Request = plain }, answer));
                    else
                        ended(get with { Request = last }, outcome);
                }

                break;
            default:
                At(Now, () => ended(action, null));
                break;
        }
    }

    private void Exec(string container, ValueList<string> command, TimeSpan? limit, bool isProbe, Action<HandlerOutcome> ended)
    {
        if (running(container) is { } instance)
            instance.Exec([.. command], limit, isProbe, ended);
        else
            At(Now, () => ended(ContainerInstance.NotStarted($"container {container} is not running")));
    }

    private (ContainerInstance? By, OpenPort? Port, string? Error) Connect(string address, string podIp)
    {
        (string host, int port) = PortReference.Split(address, defaultPort: 0);
        return network.Dial(host, port, podIp);
    }

    /// <summary>Sends a request and follows where redirects lead.</summary>
    private void Send(HttpGetRequest request, string podIp, DateTimeOffset? deadline, Action<HttpGetRequest, HandlerOutcome> ended)
    {
        bool isSecure = request.Url.Scheme == Uri.UriSchemeHttps;
        (string host, int number) = PortReference.Split(request.Url.Authority, isSecure ? HttpUrl.HttpsPort : HttpUrl.HttpPort);
        (ContainerInstance? by, OpenPort? port, string? error) = network.Dial(host, number, podIp);
        if (error is not null)
        {
            Fail(error);
            return;
        }

        if (isSecure && port!.SpeaksTls == false)
            Fail(NetworkError.PlainHttp);
        else if (!isSecure && port!.SpeaksTls == true)
            At(Now, () => ended(request, new HandlerOutcome.Answered(BadRequest, "", "Client sent an HTTP request to an HTTPS server.\n")));
        else if (port!.Get(request.Url.RequestTarget) is { } answer)
            Await(by!, answer.Took, deadline, NetworkError.NoHeadersInTime, problem => Arrived(answer, problem));
        else
            Fail(NetworkError.Closed);

        void Fail(string why) => At(Now, () => ended(request, new HandlerOutcome.NotReached(why)));

        void Arrived(HttpAnswer answer, string? problem)
        {
            var answered = new HandlerOutcome.Answered(answer.Status, answer.Location, answer.Body);
            if (problem is not null)
                ended(request, new HandlerOutcome.NotReached(problem));
            else if (request.Follow(answered).Next is { } next)
                Send(next, podIp, deadline, ended);
            else
                ended(request, answered);
        }
    }

    /// <summary>A server that cannot be reached, or that is no gRPC server, takes the whole timeout.</summary>
    private void Ask(ProbeAction.Grpc grpc, string podIp, Action<HandlerOutcome> ended)
    {
        DateTimeOffset deadline = Now + grpc.Timeout;
        (ContainerInstance? by, OpenPort? port, string? error) = Connect(grpc.Address, podIp);
        if (error is not null || port!.SpeaksTls == true || port.Health(grpc.Service) is not { } answer)
        {
            At(deadline, () => ended(new HandlerOutcome.NotReached(error ?? "")));
            return;
        }

        Await(by!, answer.Took, deadline, HandlerOutcome.RpcError.DeadlineExceeded, problem => ended(
            problem == HandlerOutcome.RpcError.DeadlineExceeded ? new HandlerOutcome.RpcError(problem, "")
            : problem is not null ? new HandlerOutcome.RpcError("Unavailable", "error reading from server: " + problem)
            : answer.Status is { } status ? new HandlerOutcome.Health(status)
            : new HandlerOutcome.RpcError("NotFound", "unknown service")));
    }

    /// <summary>Waits for a server's answer; the deadline or the container's end may come first.</summary>
    private void Await(ContainerInstance by, TimeSpan took, DateTimeOffset? deadline, string tooLate, Action<string?> arrived)
    {
        bool isTooLate = Now + took > deadline;
        by.Await(isTooLate ? deadline!.Value : Now + took, isBroken => arrived(isBroken ? NetworkError.Closed : isTooLate ? tooLate : null));
    }

    private void At(DateTimeOffset due, Action told) => time.At(due, Order.Process, told);
}
