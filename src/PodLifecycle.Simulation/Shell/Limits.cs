namespace PodLifecycle.Simulation.Shell;

/// <summary>A manifest comes from anywhere: whatever it makes the shell do stays small. Lengths are in characters.</summary>
internal static class Limits
{
    public const int ScriptLength = 64 * 1024;

    /// <summary>Of commands, substitutions and parentheses inside each other in one script.</summary>
    public const int Nesting = 50;

    /// <summary>Of running commands inside each other, nested shells included.</summary>
    public const int Frames = 1_000;

    public const int RoundsPerInstant = 10_000;

    public const int Variables = 1_000;

    public const int ExpansionLength = 64 * 1024;

    public const int Jobs = 100;

    public const int Files = 10_000;

    public const int FileLength = 1024 * 1024;

    /// <summary>Of all files of one tree together.</summary>
    public const int TreeLength = 16 * 1024 * 1024;

    /// <summary>Older lines are dropped.</summary>
    public const int LogLines = 1_000;

    /// <summary>A longer line is broken, as the container runtime does it.</summary>
    public const int LogLineLength = 16 * 1024;

    /// <summary>Of what an exec session prints; the rest is dropped, as the kubelet does it.</summary>
    public const int SessionOutputLength = 64 * 1024;

    /// <summary>Kubernetes' own limit.</summary>
    public const int TerminationMessageLength = 4096;
}
