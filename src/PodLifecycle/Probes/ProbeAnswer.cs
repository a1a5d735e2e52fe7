namespace PodLifecycle;

/// <summary>How one attempt of a probe was judged.</summary>
public enum ProbeAnswer
{
    /// <summary>Good.</summary>
    Success,

    /// <summary>Good, with something to tell: counts as a success.</summary>
    Warning,

    /// <summary>Bad: enough of these in a row kill the container or make it unready.</summary>
    Failure,

    /// <summary>Nothing to tell and no error: counts as a failure.</summary>
    Unknown,

    /// <summary>The attempt itself went wrong: it is repeated, and in the end counts for nothing.</summary>
    Error,

    /// <summary>The code that probes broke down: counts for nothing and is not repeated.</summary>
    Crash,
}
