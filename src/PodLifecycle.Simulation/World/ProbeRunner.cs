using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>Runs a probe against a container's process and judges the answer as a kubelet does.</summary>
internal static class ProbeRunner
{
    public static void Exec(ExecAction exec, TimeSpan timeout, ContainerProcess process, VirtualTime time, Action<ProbeVerdict> answered)
    {
        DateTimeOffset start = time.GetUtcNow();
        ExecSession session = process.Exec([.. exec.Command], start, beforeEvents: true);
        Look();

        void Look()
        {
            DateTimeOffset now = time.GetUtcNow();
            if (session.Result is { } result)
            {
                if (result.Problem is { } problem)
                    throw new SimulationException(problem.Message);
                time.At(now, Order.Process, () => answered(Judge(result)));
            }
            else if (now - start >= timeout)
            {
                session.Kill(now);
                answered(new(ProbeAnswer.Failure, $"command timed out: \"{string.Join(' ', exec.Command)}\" timed out after {GoDuration.Format(timeout)}"));
            }
            else
            {
                // The process is advanced by whoever watches it; the session only has to be asked again.
                DateTimeOffset next = process.NextWake is { } wake && wake < start + timeout ? wake : start + timeout;
                time.At(next, Order.Process, () =>
                {
                    process.Advance(time.GetUtcNow());
                    Look();
                });
            }
        }
    }

    private static ProbeVerdict Judge(ExecResult result) =>
        result.ExitCode == 0 ? new(ProbeAnswer.Success, "") : new(ProbeAnswer.Failure, result.Stdout + result.Stderr);
}
