namespace PodLifecycle.Simulation;

/// <summary>A simulation cannot go on: nobody has described what a container does, or a limit was reached.</summary>
public sealed class SimulationException : Exception
{
    internal SimulationException(string message)
        : base(message)
    {
    }
}
