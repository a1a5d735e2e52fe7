namespace PodLifecycle.Simulation;

/// <summary>An event as a watch of events delivers it: once when it is new, and again with a higher count.</summary>
internal sealed record SeenEvent
{
    /// <summary>On the clock of the states.</summary>
    public required TimeSpan At { get; init; }

    public required string Reason { get; init; }

    /// <summary>Kind and name of what it is about, such as <c>Pod/web</c>.</summary>
    public required string Object { get; init; }

    /// <summary>The container it is about, such as <c>spec.containers{app}</c>; empty for the whole pod.</summary>
    public string FieldPath { get; init; } = "";

    /// <summary><c>Normal</c> or <c>Warning</c>; empty where a recording does not tell.</summary>
    public string Type { get; init; } = "";

    /// <summary>Empty where a recording does not tell.</summary>
    public string Message { get; init; } = "";

    /// <summary>The component that sent it, such as <c>kubelet</c>; empty where a recording does not tell.</summary>
    public string From { get; init; } = "";

    public int Count { get; init; } = 1;
}
