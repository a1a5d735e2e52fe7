namespace PodLifecycle.Simulation.Shell;

/// <summary>What a container finds when it starts.</summary>
internal sealed record ShellContext
{
    public required string ContainerName { get; init; }

    /// <summary>Resolved values: the downward API, config maps and secrets are looked up already.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string Hostname { get; init; } = "localhost";

    public string WorkingDirectory { get; init; } = "/";

    /// <summary>Whether stdin stays open (<c>stdin: true</c>): a shell without a script then waits instead of ending.</summary>
    public bool Stdin { get; init; }

    /// <summary>The manifest's container ports, and those that its probes ask for: what an unknown program that is assumed to run has open.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    public IReadOnlyList<Mount> Mounts { get; init; } = [];

    /// <summary>Files of the image or the kubelet by absolute path; they are new at each start, <c>/etc/hosts</c> among them.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    public string TerminationMessagePath { get; init; } = "/dev/termination-log";

    /// <summary>The address of a name at an instant; null: the name does not resolve.</summary>
    public Func<string, DateTimeOffset, string?> Resolve { get; init; } = static (_, _) => null;

    /// <summary>
    /// The answer of a host outside this container at an instant; null: nobody answers.
    /// Asked for localhost too when this container does not listen itself: a pod's containers share it.
    /// </summary>
    public Func<Uri, DateTimeOffset, HttpAnswer?> Http { get; init; } = static (_, _) => null;

    /// <summary>Whether another container of the pod listens on a port: they share their address, so nobody else can.</summary>
    public Func<int, bool> IsTaken { get; init; } = static _ => false;

    public UnknownCommand UnknownCommand { get; init; }
}

/// <summary><paramref name="Tree"/>: survives the container; the same tree may be mounted in several containers.</summary>
internal sealed record Mount(string Path, FileTree Tree, bool ReadOnly = false)
{
    /// <summary>The file or directory of the tree that is mounted; empty: its root. What is not there is made as a directory.</summary>
    public string SubPath { get; init; } = "";
}
