namespace PodLifecycle;

/// <summary>One row of a machine's table: from a state, by an input, to a state.</summary>
/// <param name="From">The state before.</param>
/// <param name="Input">What happens.</param>
/// <param name="To">The state afterwards; the same as before where the machine stays.</param>
public sealed record MachineTransition(string From, string Input, string To);
