namespace PodLifecycle.Simulation.Shell;

/// <summary>
/// A program of the container that listens.
/// <paramref name="answer"/>: to GET of a path; null: it does not speak HTTP.
/// <paramref name="owner"/>: the job that it runs in; null: it put itself into the background.
/// </summary>
internal sealed class Server(string name, int pid, IReadOnlyCollection<int> ports, Func<string, HttpAnswer?> answer, Job? owner)
{
    public string Name => name;

    public int Pid => pid;

    public IReadOnlyCollection<int> Ports => ports;

    public Job? Owner => owner;

    public string? PidFile { get; init; }

    public bool Stopped { get; set; }

    public HttpAnswer? Answer(string path) => answer(path);
}
