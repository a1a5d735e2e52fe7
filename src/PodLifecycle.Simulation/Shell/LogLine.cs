namespace PodLifecycle.Simulation.Shell;

internal sealed record LogLine(DateTimeOffset At, string Text);
