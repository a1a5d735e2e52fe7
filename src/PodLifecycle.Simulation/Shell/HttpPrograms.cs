using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

/// <summary>Programs that ask this container's own servers and the scenario's HTTP table.</summary>
internal static class HttpPrograms
{
    public static int Wget(Invocation call)
    {
        var options = call.ParseOptions("qS", valued: "OTt", longFlags: ["--spider", "--quiet", "--no-check-certificate"], longValued: ["--timeout", "--tries", "--header"]);
        var uri = Parse(call, options);
        if (Get(call, uri) is not { } answer)
            return call.Fail(IsKnown(call, uri) ? "can't connect to remote host: Connection refused" : $"bad address '{uri.Host}'");

        if (answer.Status >= 400)
            return call.Fail(string.Create(CultureInfo.InvariantCulture, $"server returned error: HTTP/1.1 {answer.Status}"));

        if (options.Has("--spider"))
            return 0;

        var name = options.Value("-O") ?? FileSystem.Name(uri.AbsolutePath);
        return Save(call, name.Length == 0 ? "index.html" : name, answer.Body);
    }

    public static int Curl(Invocation call)
    {
        var options = call.ParseOptions(
            "fsSLk",
            valued: "oHXm",
            longFlags: ["--fail", "--silent", "--show-error", "--location", "--insecure"],
            longValued: ["--output", "--header", "--request", "--max-time", "--connect-timeout"]);
        var uri = Parse(call, options);
        if (Get(call, uri) is not { } answer)
        {
            return IsKnown(call, uri)
                ? CurlFails(7, $"Failed to connect to {uri.Host} port {uri.Port}: Connection refused")
                : CurlFails(6, $"Could not resolve host: {uri.Host}");
        }

        return answer.Status >= 400 && (options.Has("-f") || options.Has("--fail"))
            ? CurlFails(22, $"The requested URL returned error: {answer.Status}")
            : Save(call, options.Value("-o") ?? options.Value("--output") ?? "-", answer.Body);

        int CurlFails(int status, FormattableString message)
        {
            var silent = (options.Has("-s") || options.Has("--silent")) && !options.Has("-S") && !options.Has("--show-error");
            return silent ? status : call.Fail(FormattableString.Invariant($"({status}) {FormattableString.Invariant(message)}"), status);
        }
    }

    private static Uri Parse(Invocation call, ParsedOptions options)
    {
        if (options.Operands is not [var operand])
            throw call.Unsupported("anything but one URL");

        var text = operand.Contains("://", StringComparison.Ordinal) ? operand : "http://" + operand;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw call.Unsupported($"the URL {operand}");
    }

    private static HttpAnswer? Get(Invocation call, Uri uri)
    {
        var container = call.Container;
        return IsLocal(call, uri) && container.Port(uri.Port) is { } port ? port.Get(uri.PathAndQuery) : container.Context.Http(uri, container.Now);
    }

    private static bool IsLocal(Invocation call, Uri uri) => uri.IsLoopback || uri.Host == call.Container.Context.Hostname;

    private static bool IsKnown(Invocation call, Uri uri) =>
        IsLocal(call, uri) || uri.HostNameType != UriHostNameType.Dns || call.Container.Context.Resolve(uri.Host, call.Container.Now) is not null;

    private static int Save(Invocation call, string name, string body)
    {
        if (name == "-")
        {
            call.Print(body);
            return 0;
        }

        var failure = call.Files.Write(call.Path(name), body);
        return failure is null ? 0 : call.Fail($"can't open '{name}': {failure}");
    }
}
