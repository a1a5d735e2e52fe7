namespace PodLifecycle;

/// <summary>What goes wrong between the kubelet and a server, in the words that a probe's event shows after the address.</summary>
internal static class NetworkError
{
    /// <summary>HTTP: no answer in time, also when the connection itself takes too long.</summary>
    public const string NoHeadersInTime = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";

    /// <summary>HTTP: the answer began in time and did not end in time.</summary>
    public const string BodyTooSlow = "context deadline exceeded (Client.Timeout or context cancellation while reading body)";

    /// <summary>HTTP: the body is shorter than announced.</summary>
    public const string BodyCutOff = "unexpected EOF";

    /// <summary>HTTP: a chunk of the body does not begin with its length.</summary>
    public const string BadChunk = "invalid byte in chunk length";

    /// <summary>HTTP: the server hung up without an answer.</summary>
    public const string Closed = "EOF";

    /// <summary>HTTPS: the server speaks plain HTTP.</summary>
    public const string PlainHttp = "http: server gave HTTP response to HTTPS client";

    /// <summary>HTTP: the server hung up within the head of its answer.</summary>
    public static string HeadCutOff { get; } = Broken(BodyCutOff);

    /// <summary>Nothing listens there.</summary>
    public static string Refused(string address) => $"dial tcp {address}: connect: connection refused";

    /// <summary>The node knows no address for the name.</summary>
    public static string UnknownHost(string name) => $"dial tcp: lookup {name}: no such host";

    /// <summary>TCP: nobody answers.</summary>
    public static string NoConnectionInTime(string address) => $"dial tcp {address}: i/o timeout";

    /// <summary>HTTP: the server broke the connection off.</summary>
    public static string Reset(string client, string address) => $"read tcp {client}->{address}: read: connection reset by peer";

    /// <summary>HTTP: the answer is something else.</summary>
    public static string NotHttp(string firstLine) => Broken($"malformed HTTP response {GoQuote.Format(firstLine)}");

    /// <summary>HTTP: the answer's status is no number.</summary>
    public static string BadStatusCode(string status) => Broken($"malformed HTTP status code {GoQuote.Format(status)}");

    private static string Broken(string why) => $"net/http: HTTP/1.x transport connection broken: {why}";
}
