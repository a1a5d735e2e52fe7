using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>One run of a container: its process, moved on in virtual time, and the calls to it that are under way.</summary>
/// <param name="process">The process.</param>
/// <param name="time">The clock.</param>
/// <param name="exited">Told once of the process' end.</param>
internal sealed class ContainerInstance(ContainerProcess process, VirtualTime time, Action<ContainerExit> exited)
{
    private readonly List<Func<bool>> calls = [];
    private VirtualTime.Planned? nextLook;
    private bool isStopping;

    public ContainerProcess Process => process;

    public ContainerExit? Exit { get; private set; }

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>SIGTERM now, SIGKILL when the grace is over.</summary>
    public void Stop(TimeSpan grace)
    {
        isStopping = true;
        process.Signal(Now);
        time.At(Now + grace, Order.Process, Kill);
        Watch();
    }

    public void Kill()
    {
        process.Kill(Now);
        Watch();
    }

    /// <summary>Runs a command inside; its end, the time limit or the container's end gives the outcome.</summary>
    /// <param name="argv">The command.</param>
    /// <param name="limit">How long it may take; null: as long as it likes.</param>
    /// <param name="beforeEvents">It comes before what the process does at this instant.</param>
    /// <param name="ended">Told once, never before this method is left.</param>
    public void Exec(IReadOnlyList<string> argv, TimeSpan? limit, bool beforeEvents, Action<HandlerOutcome> ended)
    {
        ExecSession session = process.Exec(argv, Now, beforeEvents);
        bool tookTooLong = false;
        VirtualTime.Planned? timeUp = null;
        AddCall(IsOver);
        if (session.Result is null && limit is { } most)
            timeUp = time.At(Now + most, Order.Process, TimeUp);

        bool IsOver()
        {
            if (session.Result is not { } result)
                return false;

            timeUp?.Cancel();
            HandlerOutcome outcome = tookTooLong ? new HandlerOutcome.RpcError(HandlerOutcome.RpcError.DeadlineExceeded, "") : OutcomeOf(result);
            time.At(Now, Order.Process, () => ended(outcome));
            return true;
        }

        void TimeUp()
        {
            process.Advance(Now);
            if (session.Result is null)
            {
                tookTooLong = true;
                session.Kill(Now);
            }

            Watch();
        }
    }

    /// <summary>Waits for a server's answer; if the container ends before, the connection breaks.</summary>
    /// <param name="due">When the answer comes.</param>
    /// <param name="answered">Told once, never before this method is left; true: the container has ended.</param>
    public void Await(DateTimeOffset due, Action<bool> answered)
    {
        bool isOver = false;
        VirtualTime.Planned answer = time.At(due, Order.Process, () => End(isBroken: false));
        AddCall(() =>
        {
            if (!isOver && process.Exit is not null)
            {
                answer.Cancel();
                time.At(Now, Order.Process, () => End(isBroken: true));
                return true;
            }

            return isOver;
        });

        void End(bool isBroken)
        {
            isOver = true;
            answered(isBroken);
        }
    }

    /// <summary>Tells of the process' end once, else looks again when something happens in it.</summary>
    public void Watch()
    {
        nextLook?.Cancel();
        calls.RemoveAll(isOver => isOver());
        if (Exit is not null)
            return;

        if (process.Exit is { } exit)
        {
            if (exit.Problem is { } problem)
                throw new SimulationException(problem.Message);
            Exit = new ContainerExit(exit, isStopping);
            time.At(Now, Order.Process, () => exited(Exit));
        }
        else if (process.NextWake is { } wake)
        {
            nextLook = time.At(wake, Order.Process, () =>
            {
                process.Advance(Now);
                Watch();
            });
        }
    }

    /// <summary>What the runtime says of a command in a container that is not there.</summary>
    public static HandlerOutcome NotStarted(string why) => new HandlerOutcome.RpcError("Unknown", "failed to exec in container: failed to start exec: " + why);

    private static HandlerOutcome OutcomeOf(ExecResult result) =>
        result.Problem is { } problem ? throw new SimulationException(problem.Message)
        : result.StartError is { } error ? NotStarted(error)
        : new HandlerOutcome.Exited(result.ExitCode, result.Stdout, result.Stderr);

    private void AddCall(Func<bool> isOver)
    {
        calls.Add(isOver);
        Watch();
    }
}
