namespace PodLifecycle.Simulation.Shell;

/// <summary>A port on which something in a container listens.</summary>
internal abstract class OpenPort
{
    /// <summary>Whether it speaks TLS; null: as it is spoken to.</summary>
    public abstract bool? SpeaksTls { get; }

    /// <summary>The answer to GET of a path with its query; null: it does not speak HTTP.</summary>
    public abstract HttpAnswer? Get(string target);

    /// <summary>The answer of the gRPC health service; null: it does not speak gRPC.</summary>
    public abstract HealthAnswer? Health(string service);
}

internal sealed record HttpAnswer(int Status, string Body)
{
    public string Location { get; init; } = "";

    public TimeSpan Took { get; init; }
}

/// <summary><paramref name="Status"/>: null: the server has no such service.</summary>
internal sealed record HealthAnswer(string? Status, TimeSpan Took);
