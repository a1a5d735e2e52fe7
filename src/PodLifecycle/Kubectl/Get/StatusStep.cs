namespace PodLifecycle;

/// <summary>One step in which a rule wrote the STATUS text.</summary>
/// <param name="Rule">The rule that fired.</param>
/// <param name="Field">The field that decided, such as <c>status.containerStatuses[0].state.waiting.reason</c>; positions count from 0.</param>
/// <param name="Status">What the text was after the step.</param>
public sealed record StatusStep(StatusRule Rule, string Field, string Status);
