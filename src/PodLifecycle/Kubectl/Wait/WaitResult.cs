namespace PodLifecycle;

/// <summary>The answer of one check of <c>kubectl wait</c>.</summary>
/// <param name="Met">Whether the condition holds.</param>
/// <param name="Text">What <c>kubectl</c> prints: on standard output, with a line break, when it is met; else the error.</param>
public sealed record WaitResult(bool Met, string Text);
