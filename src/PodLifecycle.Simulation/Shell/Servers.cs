using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

/// <summary>Server programs. They stop in order, with 0, when they are asked to.</summary>
internal static class Servers
{
    public const string NginxRoot = "/usr/share/nginx/html";
    public const string HttpdRoot = "/usr/local/apache2/htdocs";

    private const string NginxPidFile = "/run/nginx.pid";

    public static IEnumerator<Pause> Nginx(Invocation call)
    {
        var options = call.ParseOptions("tTqvV", valued: "sgcpe");
        if (options.Value("-s") is { } signal)
        {
            call.State.Status = SignalNginx(call, signal);
            yield break;
        }

        if (options.Has("-t") || options.Has("-T") || options.Has("-v") || options.Has("-V"))
        {
            call.State.Status = 0;
            yield break;
        }

        var isForeground = options.Value("-g")?.Contains("daemon off", StringComparison.Ordinal) == true;
        yield return new Pause.Call(Listen(call, 80, NginxPidFile, path => ServeFile(call.Container, NginxRoot, path), isForeground));
    }

    public static IEnumerator<Pause> Httpd(Invocation call) =>
        Listen(call, 80, pidFile: null, path => ServeFile(call.Container, HttpdRoot, path), isForeground: true);

    public static IEnumerator<Pause> Redis(Invocation call)
    {
        var port = 6379;
        if (call.ParseOptions("", longValued: ["--port"]).Value("--port") is { } text
            && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port))
        {
            throw call.Unsupported($"the port {text}");
        }

        return Listen(call, port, pidFile: null, static _ => null, isForeground: true);
    }

    private static IEnumerator<Pause> Listen(Invocation call, int port, string? pidFile, Func<string, HttpAnswer?> answer, bool isForeground)
    {
        if (call.Container.Port(port) is not null || call.Container.Context.IsTaken(port))
        {
            call.State.Status = call.Fail(string.Create(CultureInfo.InvariantCulture, $"bind() to 0.0.0.0:{port} failed (98: Address already in use)"));
            yield break;
        }

        var pid = isForeground && call.Replaces ? call.Job.Pid : call.Container.NextPid();
        var server = new Server(call.Name, pid, [port], answer, isForeground ? call.Job : null) { PidFile = pidFile };
        call.Container.Open(server);
        if (isForeground)
        {
            if (call.Replaces)
                call.Job.StopCode = 0;

            yield return new Pause.When(() => server.Stopped, BySignal: false);
        }

        call.State.Status = 0;
    }

    private static int SignalNginx(Invocation call, string signal)
    {
        if (signal is not ("quit" or "stop" or "reload" or "reopen"))
            return call.Fail($"invalid option: \"-s {signal}\"");

        if (call.Container.Find(server => server.Name == "nginx") is not { } running)
            return call.Fail($"[error] open() \"{NginxPidFile}\" failed (2: {FileSystem.Missing})");

        if (signal is "quit" or "stop")
            call.Container.Stop(running);

        return 0;
    }

    private static HttpAnswer ServeFile(ToyContainer container, string root, string path)
    {
        var file = FileSystem.Absolute("." + Uri.UnescapeDataString(path.Split('?')[0]), root);
        var isInside = file == root || file.StartsWith(root + "/", StringComparison.Ordinal);
        var isDirectory = isInside && container.Files.IsDirectory(file);
        if (isInside && container.Files.Read(isDirectory ? file + "/index.html" : file) is { } body)
            return new HttpAnswer(200, body);

        // A directory that has no index may not be listed.
        return new HttpAnswer(isDirectory ? 403 : 404, string.Empty);
    }
}
