using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>Probes, hooks and what they do. (v1 Probe, LifecycleHandler)</summary>
internal static class HandlerRules
{
    private const string MoreThanOne = "may not specify more than 1 handler type";
    private const string NoHandler = "must specify a handler type";

    public static readonly Rules Exec = new(
        new Rule("command", Checks.Required));

    public static readonly Rules HttpGet = new(
        new("path", Checks.Required),
        new("port", Checks.PortNumberOrName),
        new("scheme", Checks.AlwaysOneOf("HTTP", "HTTPS")),
        new("httpHeaders[*]", at =>
        {
            foreach (string wrong in Formats.HeaderName(at["name"].Text))
                at.Parent.Invalid(at["name"].Text, wrong);
        }));

    public static readonly Rules TcpSocket = new(
        new Rule("port", Checks.PortNumberOrName));

    public static readonly Rules Grpc = new(
        new Rule("port", Checks.Port));

    private static readonly Rules AnyProbe = new(
        new("", OneHandler(("exec", Exec.Check), ("httpGet", HttpGet.Check), ("tcpSocket", TcpSocket.Check), ("grpc", Grpc.Check))),
        new("initialDelaySeconds", Checks.NotNegative),
        new("timeoutSeconds", Checks.NotNegative),
        new("periodSeconds", Checks.NotNegative),
        new("successThreshold", Checks.NotNegative),
        new("failureThreshold", Checks.NotNegative),
        new("terminationGracePeriodSeconds", Checks.Within(1, long.MaxValue, "must be greater than 0")));

    public static readonly Rules LivenessOrStartup = new(
        new("", AnyProbe.Check),
        new("successThreshold", at =>
        {
            if (at.Number != 1)
                at.Invalid("must be 1");
        }));

    public static readonly Rules Readiness = new(
        new("", AnyProbe.Check),
        new("terminationGracePeriodSeconds", at =>
        {
            if (at.IsSet)
                at.Invalid("must not be set for readinessProbes");
        }));

    public static readonly Rules Hook = new(
        new Rule("", OneHandler(("exec", Exec.Check), ("httpGet", HttpGet.Check), ("tcpSocket", TcpSocket.Check), ("sleep", Sleep))));

    public static readonly Rules Hooks = new(
        new("postStart", Hook.Check),
        new("preStop", Hook.Check),
        new("stopSignal", StopSignal));

    private static readonly string[] WindowsSignals = ["SIGKILL", "SIGTERM"];

    /// <summary>The first handler is checked, each further one is one too many.</summary>
    private static Check OneHandler(params (string Name, Check Check)[] handlers) => at =>
    {
        bool found = false;
        foreach ((string name, Check check) in handlers)
        {
            Place handler = at[name];
            if (!handler.IsSet)
                continue;
            if (found)
                handler.Forbidden(MoreThanOne);
            else
                check(handler);
            found = true;
        }

        if (!found)
            at.Required(NoHandler);
    };

    private static void Sleep(Place at)
    {
        long grace = at.Validation.Pod.Spec.TerminationGracePeriodSeconds ?? 0;
        long seconds = at["seconds"].Number;
        if (seconds < 0 || seconds > grace)
            at.Invalid(seconds, string.Create(CultureInfo.InvariantCulture, $"must be non-negative and less than terminationGracePeriodSeconds ({grace})"));
    }

    private static void StopSignal(Place at)
    {
        if (!at.IsSet)
            return;
        string os = at.Validation.Pod.Os;
        if (os.Length == 0)
            at.Forbidden("may not be set for containers with empty `spec.os.name`");
        else if (os == "windows" && !WindowsSignals.Contains(at.Text))
            at.NotSupported(at.Text, WindowsSignals);
        else if (os != "windows" && !LinuxSignals().Contains(at.Text))
            at.NotSupported(at.Text, [.. LinuxSignals()]);
    }

    private static IReadOnlyList<string> LinuxSignals() => Schema.Type("core/v1.Lifecycle").Find("stopSignal")!.Enum;
}
