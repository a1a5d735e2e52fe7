namespace PodLifecycle.Simulation.Shell;

/// <summary>
/// A program of the container that listens.
/// <paramref name="answer"/>: to GET of a path; null: it does not speak HTTP.
/// <paramref name="owner"/>: the job that it runs in; null: it put itself into the background.
/// </summary>
internal sealed class Server(string name, int pid, IReadOnlyCollection<int> ports, Func<string, HttpAnswer?> answer, Job? owner) : OpenPort
{
    public string Name => name;

    public int Pid => pid;

    public IReadOnlyCollection<int> Ports => ports;

    public Job? Owner => owner;

    public string? PidFile { get; init; }

    /// <summary>Nobody knows what it is: whatever a probe asks for, it is taken to have it.</summary>
    public bool IsAssumed { get; init; }

    public bool Stopped { get; set; }

    public override bool? SpeaksTls => IsAssumed ? null : false;

    public override HttpAnswer? Get(string target) => answer(target);

    public override HealthAnswer? Health(string service) => IsAssumed ? new HealthAnswer(HandlerOutcome.Health.Serving, TimeSpan.Zero) : null;
}
