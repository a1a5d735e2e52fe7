using PodLifecycle.Simulation;

namespace PodLifecycle.Tool;

/// <summary>What a user can mend is said, not thrown.</summary>
internal static class Guarded
{
    public static int Run(Terminal terminal, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (KubectlException problem)
        {
            terminal.SayAsKubectl(problem.Message);
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or SimulationException)
        {
            terminal.Say(problem.Message);
            return ExitCode.BadInput;
        }
    }
}
