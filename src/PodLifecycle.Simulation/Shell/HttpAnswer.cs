namespace PodLifecycle.Simulation.Shell;

internal sealed record HttpAnswer(int Status, string Body);
