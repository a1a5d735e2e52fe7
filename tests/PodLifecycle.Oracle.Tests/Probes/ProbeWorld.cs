using System.Text.Json;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The servers and the container runtime of a recording, as far as a probe meets them.</summary>
internal sealed class ProbeWorld(JsonElement input)
{
    private const int ContinueStatus = 100;
    private const int SwitchingProtocols = 101;
    private const int NotFound = 404;
    private const int BadRequest = 400;
    private int execCalls;

    /// <summary>The HTTP requests that reached a server, and where.</summary>
    public List<(HttpGetRequest Request, string Listen)> Requests { get; } = [];

    /// <summary>The gRPC calls that reached a server.</summary>
    public List<(string Listen, string Service)> Calls { get; } = [];

    /// <summary>Runs one attempt to its end: the action, of HTTP the last request, and what came of it.</summary>
    public (ProbeAction Action, HandlerOutcome? Outcome) Run(ProbeAction action) => action switch
    {
        ProbeAction.Exec => (action, Exec()),
        ProbeAction.HttpGet get => Http(get),
        ProbeAction.TcpSocket tcp => (action, Tcp(tcp.Address)),
        ProbeAction.Grpc grpc => (action, Grpc(grpc)),
        _ => (action, null),
    };

    private HandlerOutcome Exec()
    {
        JsonElement answers = input.GetProperty("execAnswers");
        JsonElement answer = answers[Math.Min(execCalls++, answers.GetArrayLength() - 1)];
        if (answer.TryGetProperty("grpcCode", out JsonElement code))
            return new HandlerOutcome.RpcError(code.GetString()!, answer.GetProperty("grpcMessage").GetString()!);

        return new HandlerOutcome.Exited(answer.GetProperty("exitCode").GetInt32(), Text(answer, "stdout"), Text(answer, "stderr"));
    }

    private HandlerOutcome Tcp(string address) => Kind(Server(address)) switch
    {
        null => new HandlerOutcome.NotReached(NetworkError.Refused(address)),
        "full" => new HandlerOutcome.NotReached(NetworkError.NoConnectionInTime(address)),
        _ => new HandlerOutcome.Connected(),
    };

    private HandlerOutcome Grpc(ProbeAction.Grpc grpc)
    {
        JsonElement? server = Server(grpc.Address);
        if (Kind(server) != "grpc")
            return new HandlerOutcome.NotReached("");
        if (!server!.Value.TryGetProperty("health", out JsonElement health) || health.ValueKind != JsonValueKind.Object)
            return new HandlerOutcome.RpcError(HandlerOutcome.RpcError.Unimplemented, "unknown service grpc.health.v1.Health");

        Calls.Add((grpc.Address, grpc.Service));
        if (!health.TryGetProperty(grpc.Service, out JsonElement answer))
            return new HandlerOutcome.RpcError("NotFound", "unknown service");
        if (answer.TryGetProperty("delaySeconds", out JsonElement delay) && ProbesFiles.Seconds(delay) >= grpc.Timeout)
            return new HandlerOutcome.RpcError(HandlerOutcome.RpcError.DeadlineExceeded, "");

        return answer.TryGetProperty("grpcCode", out JsonElement code)
            ? new HandlerOutcome.RpcError(code.GetString()!, answer.GetProperty("grpcMessage").GetString()!)
            : new HandlerOutcome.Health(answer.GetProperty("status").GetString()!);
    }

    private (ProbeAction Action, HandlerOutcome Outcome) Http(ProbeAction.HttpGet get)
    {
        TimeSpan left = get.Timeout;
        while (true)
        {
            HandlerOutcome outcome = Send(get.Request, ref left);
            if (outcome is not HandlerOutcome.Answered answer || get.Request.Follow(answer).Next is not { } next)
                return (get, outcome);
            get = get with { Request = next };
        }
    }

    private HandlerOutcome Send(HttpGetRequest request, ref TimeSpan left)
    {
        string address = request.Url.Authority;
        JsonElement? server = Server(address);
        bool isSecure = request.Url.Scheme == Uri.UriSchemeHttps;
        switch (Kind(server))
        {
            case null:
                return new HandlerOutcome.NotReached(NetworkError.Refused(address));
            case "http" when isSecure:
                return new HandlerOutcome.NotReached(NetworkError.PlainHttp);
            case "https" when !isSecure:
                return new HandlerOutcome.Answered(BadRequest, "", "Client sent an HTTP request to an HTTPS server.\n");
            case "http" or "https":
                Requests.Add((request, address));
                return Answer(server!.Value, request, address, ref left);
            default:
                return new HandlerOutcome.NotReached(NetworkError.NoHeadersInTime);
        }
    }

    private static HandlerOutcome Answer(JsonElement server, HttpGetRequest request, string address, ref TimeSpan left)
    {
        JsonElement routes = server.GetProperty("routes");
        string path = Uri.UnescapeDataString(request.Url.RequestTarget.Split('?')[0]);
        if (!routes.TryGetProperty(path, out JsonElement route) && !routes.TryGetProperty("*", out route))
            return new HandlerOutcome.Answered(NotFound, "", "404 page not found\n");

        if (route.TryGetProperty("abort", out JsonElement abort))
        {
            return abort.GetString() switch
            {
                "close" => new HandlerOutcome.NotReached(NetworkError.Closed),
                "reset" => new HandlerOutcome.NotReached(NetworkError.Reset("{client}", address)),
                "garbage" => new HandlerOutcome.NotReached(NetworkError.NotHttp("SSH-2.0-OpenSSH_9.6")),
                _ => Raw(route.GetProperty("raw").GetString()!),
            };
        }

        left -= Delay(route, "delaySeconds");
        if (left <= TimeSpan.Zero)
            return new HandlerOutcome.NotReached(NetworkError.NoHeadersInTime);
        left -= Delay(route, "bodyDelaySeconds");
        string location = route.GetProperty("headers").TryGetProperty("Location", out JsonElement header) ? header.GetString()! : "";
        return new HandlerOutcome.Answered(route.GetProperty("status").GetInt32(), location, Text(route, "body"))
        {
            BodyError = left <= TimeSpan.Zero ? NetworkError.BodyTooSlow : null,
        };
    }

    /// <summary>An answer that is given byte by byte: after it the server closes.</summary>
    private static HandlerOutcome Raw(string raw)
    {
        if (raw.Length == 0)
            return new HandlerOutcome.NotReached(NetworkError.Closed);

        string[] headAndBody = raw.Split("\r\n\r\n", 2);
        string[] head = headAndBody[0].Split("\r\n");
        string[] status = head[0].Split(' ', 3);
        if (status.Length < 2 || !status[0].StartsWith("HTTP/", StringComparison.Ordinal))
            return new HandlerOutcome.NotReached(NetworkError.NotHttp(head[0]));
        if (status[1].Length != 3 || !int.TryParse(status[1], out int code))
            return new HandlerOutcome.NotReached(NetworkError.BadStatusCode(status[1]));
        bool isInformation = code is >= ContinueStatus and < 200 and not SwitchingProtocols;
        if (headAndBody.Length == 1 || (isInformation && headAndBody[1].Length == 0))
            return new HandlerOutcome.NotReached(NetworkError.HeadCutOff);

        string body = headAndBody[1];
        if (isInformation)
            return Raw(body);

        string? length = HeaderOf(head, "Content-Length");
        bool isChunked = HeaderOf(head, "Transfer-Encoding") == "chunked";
        return new HandlerOutcome.Answered(code, HeaderOf(head, "Location") ?? "", isChunked ? "" : body)
        {
            BodyError = isChunked ? ChunkError(body)
                : length is not null && int.Parse(length, null) > body.Length ? NetworkError.BodyCutOff
                : null,
        };
    }

    private static string? ChunkError(string body)
    {
        string line = body.Split("\r\n")[0];
        return line.Length == 0 || !line.All(char.IsAsciiHexDigit) ? NetworkError.BadChunk
            : body.EndsWith("0\r\n\r\n", StringComparison.Ordinal) ? null
            : NetworkError.BodyCutOff;
    }

    private static string? HeaderOf(string[] head, string name) =>
        head.Select(h => h.Split(": ", 2)).FirstOrDefault(h => h.Length == 2 && h[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];

    private static TimeSpan Delay(JsonElement route, string member) => route.TryGetProperty(member, out JsonElement delay) ? ProbesFiles.Seconds(delay) : TimeSpan.Zero;

    private static string Text(JsonElement value, string member)
    {
        if (!value.TryGetProperty(member, out JsonElement text))
            return "";
        return text.ValueKind == JsonValueKind.Object
            ? string.Concat(Enumerable.Repeat(text.GetProperty("repeat").GetString(), text.GetProperty("count").GetInt32()))
            : text.GetString() ?? "";
    }

    private JsonElement? Server(string address)
    {
        if (!input.TryGetProperty("servers", out JsonElement servers))
            return null;
        foreach (JsonElement server in servers.EnumerateArray())
        {
            if (server.GetProperty("listen").GetString() == address)
                return server;
        }

        return null;
    }

    private static string? Kind(JsonElement? server) => server?.GetProperty("kind").GetString();
}
