using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>A port on which a container listens, and how it answers over the container's age. Of each list of steps the first that applies counts.</summary>
public sealed record PortScript
{
    /// <summary>The port's number, from 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>Whether it speaks HTTPS in place of HTTP; default false.</summary>
    public bool Tls { get; init; }

    /// <summary>When it is open; where no step applies, and by default, it is.</summary>
    public ValueList<TcpStep> Tcp { get; init; } = ValueList<TcpStep>.Empty;

    /// <summary>By path: the answers to GET. Any other path is answered with 404.</summary>
    public ValueMap<ValueList<HttpStep>> Http { get; init; } = ValueMap<ValueList<HttpStep>>.Empty;

    /// <summary>By name of the service, <c>""</c> for the server as a whole: the answers of its gRPC health service. Default: it speaks no gRPC.</summary>
    public ValueMap<ValueList<GrpcStep>> Grpc { get; init; } = ValueMap<ValueList<GrpcStep>>.Empty;
}

/// <summary>Whether a port is open, for a part of the container's life.</summary>
public sealed record TcpStep
{
    /// <summary>It holds for ages less than this; null: for all.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>Whether connections are taken; default true.</summary>
    public bool Open { get; init; } = true;
}

/// <summary>How a path answers to GET, for a part of the container's life.</summary>
public sealed record HttpStep
{
    /// <summary>It serves ages less than this; null: all.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>The status, from 200 to 599; default 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body.</summary>
    public string Body { get; init; } = "";

    /// <summary>Where a redirect leads; empty, the default: there is no such header.</summary>
    public string Location { get; init; } = "";

    /// <summary>The time from the request to the answer; default 0.</summary>
    public TimeSpan Took { get; init; }
}

/// <summary>How a gRPC health service answers, for a part of the container's life.</summary>
public sealed record GrpcStep
{
    /// <summary>It serves ages less than this; null: all.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>The status; default <c>SERVING</c>.</summary>
    public string Status { get; init; } = HandlerOutcome.Health.Serving;

    /// <summary>The time from the call to the answer; default 0.</summary>
    public TimeSpan Took { get; init; }
}
