using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>What the containers of a pod do, and how the runtime answers: the part of a pod's life that no manifest tells.</summary>
/// <remarks>Immutable. Read one from JSON with <see cref="Parse"/>; whatever a script does not mention goes well at once.</remarks>
public sealed record Script
{
    /// <summary>A script in which everything goes well and containers run as their commands say.</summary>
    public static Script Empty { get; } = new();

    /// <summary>By container name: regular, init and ephemeral containers alike.</summary>
    public ValueMap<ContainerScript> Containers { get; init; } = ValueMap<ContainerScript>.Empty;

    /// <summary>By image: the answers to pulls. An image that is named here is not on the node until the pod has pulled it; any other is present.</summary>
    public ValueMap<ValueList<RuntimeAnswer>> Images { get; init; } = ValueMap<ValueList<RuntimeAnswer>>.Empty;

    /// <summary>How long each sandbox of the pod lives, in order; the last entry repeats, null is for ever. Default: all live for ever.</summary>
    public ValueList<TimeSpan?> SandboxLives { get; init; } = ValueList<TimeSpan?>.Empty;

    /// <summary>The answers when a sandbox is made, by attempt.</summary>
    public ValueList<RuntimeAnswer> SandboxCreate { get; init; } = ValueList<RuntimeAnswer>.Empty;

    /// <summary>Reads a script.</summary>
    /// <param name="json">JSON such as <c>{"containers":{"app":{"runs":[{"for":"5s","exit":1}]}}}</c>, at most 1 MiB.</param>
    /// <returns>The script.</returns>
    /// <exception cref="FormatException">The text is no such script; the message says where and what was expected.</exception>
    public static Script Parse(string json) => ScriptReader.Read(json);
}

/// <summary>What one container does.</summary>
public sealed record ContainerScript
{
    /// <summary>
    /// What each start of the container does, in order; the last entry repeats. Without any, a container whose commands or ports are told
    /// runs for ever; one of which nothing is told does what its command and image say.
    /// </summary>
    public ValueList<ContainerRun> Runs { get; init; } = ValueList<ContainerRun>.Empty;

    /// <summary>The answers when an instance is made, by attempt.</summary>
    public ValueList<RuntimeAnswer> Create { get; init; } = ValueList<RuntimeAnswer>.Empty;

    /// <summary>The answers when an instance is started, by attempt. A failure ends the instance at once with code 128.</summary>
    public ValueList<RuntimeAnswer> Start { get; init; } = ValueList<RuntimeAnswer>.Empty;

    /// <summary>The answers of commands run inside, by their words joined with single blanks.</summary>
    public ValueMap<ValueList<ExecStep>> Exec { get; init; } = ValueMap<ValueList<ExecStep>>.Empty;

    /// <summary>The ports on which it listens while it runs.</summary>
    public ValueList<PortScript> Listen { get; init; } = ValueList<PortScript>.Empty;
}

/// <summary>One run of a container's main process.</summary>
public sealed record ContainerRun
{
    /// <summary>How long it runs before it ends by itself; null, the default, is for ever.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Its exit code when it ends by itself; default 0.</summary>
    public int ExitCode { get; init; }

    /// <summary>The runtime's word for the end; default <c>Completed</c> for code 0, otherwise <c>Error</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>What it leaves in its termination message file.</summary>
    public string Message { get; init; } = "";

    /// <summary>The lines of its log, all there from the start.</summary>
    public ValueList<string> Log { get; init; } = ValueList<string>.Empty;

    /// <summary>How it takes SIGTERM; default: it ends at once with code 143.</summary>
    public TermAnswer OnTerm { get; init; } = new();

    /// <summary>Answers of commands in this run; they come before those of the container.</summary>
    public ValueMap<ValueList<ExecStep>> Exec { get; init; } = ValueMap<ValueList<ExecStep>>.Empty;

    /// <summary>The ports on which it listens in this run, in place of the container's; null, the default, are the container's.</summary>
    public ValueList<PortScript>? Listen { get; init; }
}

/// <summary>How a process takes SIGTERM.</summary>
public sealed record TermAnswer
{
    /// <summary>It takes no notice and is killed when its grace is over.</summary>
    public bool Ignore { get; init; }

    /// <summary>The time from the signal to its end; default 0.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Its exit code; default 143.</summary>
    public int ExitCode { get; init; } = 143;
}

/// <summary>An answer of the runtime to an attempt.</summary>
public sealed record RuntimeAnswer
{
    /// <summary>How many attempts it serves; null, the default, is all further ones.</summary>
    public int? Times { get; init; }

    /// <summary>The runtime's error, or null for success.</summary>
    public string? Error { get; init; }

    /// <summary>The gRPC code of the error; default <c>Unknown</c>.</summary>
    public string Code { get; init; } = "Unknown";

    /// <summary>How long the attempt takes; default 0.</summary>
    public TimeSpan Took { get; init; }
}

/// <summary>How a command inside a container answers, for a part of the container's life.</summary>
public sealed record ExecStep
{
    /// <summary>It serves calls made less than this after the container's start; null: no such bound.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>It serves that many calls; null: no such bound. The calls of earlier steps count first.</summary>
    public int? Calls { get; init; }

    /// <summary>The exit code; default 0.</summary>
    public int ExitCode { get; init; }

    /// <summary>What it prints on stdout.</summary>
    public string Out { get; init; } = "";

    /// <summary>What it prints on stderr.</summary>
    public string Err { get; init; } = "";

    /// <summary>How long it takes; default 0.</summary>
    public TimeSpan Took { get; init; }
}
