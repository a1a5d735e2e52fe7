using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a lifecycle hook does. The set of cases is closed.</summary>
internal abstract record HookAction
{
    /// <summary>Why there is nowhere to send the request to; a kubelet shows its whole memory of the pod at this place.</summary>
    public const string NoPodIp = "the pod has no IP";

    /// <summary>The error of a sleep whose container ended first.</summary>
    public const string SleepCutShort = "container terminated before sleep hook finished";

    private HookAction()
    {
    }

    /// <summary>Runs a command in the container. There is no time limit, and exit code 0 is the only success.</summary>
    public sealed record Exec(ValueList<string> Command) : HookAction;

    /// <summary>Sends a request from the node. Any answer is a success, whatever its status code.</summary>
    public sealed record HttpGet(string Path, HttpGetRequest Request) : HookAction;

    /// <summary>An HTTP hook whose request cannot be made.</summary>
    public sealed record BadHttpGet(string Path, string Error) : HookAction;

    /// <summary>Waits in the kubelet; less than nothing is nothing.</summary>
    public sealed record Sleep(long Seconds) : HookAction;

    /// <summary>Neither command nor request nor sleep: always fails. A <c>tcpSocket</c> passes the API server, but nothing runs it.</summary>
    public sealed record Invalid(string Error) : HookAction;

    /// <summary>The action of a hook; of several handlers the first counts.</summary>
    public static HookAction For(Container container, LifecycleHandler handler, string podIp, KubernetesVersion version)
    {
        if (handler.Exec is { } exec)
            return new Exec(exec.Command);
        if (handler.HttpGet is { } get)
            return ForHttpGet(container, get, podIp, version);

        return handler.Sleep is { } sleep ? new Sleep(sleep.Seconds) : new Invalid("invalid handler: " + Dump(handler));
    }

    /// <summary>The error of an HTTP hook that needs the pod's address when the runtime does not tell the pod's state.</summary>
    public static string NoPodStatus(string error) => $"unable to get pod status, event handlers may be invalid: {error}";

    /// <summary>The failure of the hook as a waiting message shows it.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="output">What a command had written, both streams in one.</param>
    public string FailureMessage(ObjectMeta pod, string container, string error, string output = "")
    {
        string Failed(string kind, string what) =>
            $"{kind} lifecycle hook ({what}) for Container \"{container}\" in Pod \"{PodReference.Format(pod)}\" failed - error: {error}";

        return this switch
        {
            Exec exec => $"{Failed("Exec", $"[{string.Join(' ', exec.Command)}]")}, message: {GoQuote.Format(output)}",
            HttpGet get => Failed("HTTP", get.Path),
            BadHttpGet get => Failed("HTTP", get.Path),
            Sleep sleep => Failed("Sleep", sleep.Seconds.ToString(CultureInfo.InvariantCulture)),
            _ => $"Cannot run handler: {error}",
        };
    }

    /// <summary>The error of a command that ran and ended with another exit code than 0.</summary>
    public static string CommandFailed(ValueList<string> command, int exitCode, string standardError) =>
        string.Create(CultureInfo.InvariantCulture, $"command '{string.Join(' ', command)}' exited with {exitCode}: {standardError}");

    private static HookAction ForHttpGet(Container container, HttpGetAction get, string podIp, KubernetesVersion version)
    {
        string host = get.Host.Length > 0 ? get.Host : podIp;
        if (host.Length == 0)
            return new BadHttpGet(get.Path, $"failed to find networking container: {NoPodIp}");

        (int port, string? error) = PortReference.Resolve(container, get.Port);
        return error is null
            ? new HttpGet(get.Path, HttpGetRequest.ForHook(get, PortReference.Join(host, port), version))
            : new BadHttpGet(get.Path, error);
    }

    private static string Dump(LifecycleHandler handler)
    {
        string socket = "nil";
        if (handler.TcpSocket is { } tcp)
        {
            string port = tcp.Port?.Text is { } name
                ? $"{{1 0 {name}}}"
                : string.Create(CultureInfo.InvariantCulture, $"{{0 {tcp.Port?.Number ?? 0} }}");
            socket = $"&TCPSocketAction{{Port:{port},Host:{tcp.Host},}}";
        }

        return $"&LifecycleHandler{{Exec:nil,HTTPGet:nil,TCPSocket:{socket},Sleep:nil,}}";
    }
}
