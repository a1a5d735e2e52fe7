using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Scenarios;

/// <summary>Short ways to write states and recordings down. Times are seconds.</summary>
internal static class Given
{
    public static readonly SeenState Pending = new()
    {
        Status = "Pending",
        Ready = "0/1",
        Restarts = 0,
        Phase = PodPhase.Pending,
        Conditions = ValueMap<string>.Empty,
    };

    public static readonly SeenState Running = Pending with { Status = "Running", Ready = "1/1", Phase = PodPhase.Running };

    public static readonly SeenState Error = Running with { Status = "Error", Ready = "0/1" };

    public static readonly SeenState CrashLoop = Error with { Status = "CrashLoopBackOff" };

    public static readonly SeenState RunningAgain = Running with { Restarts = 1 };

    public static readonly SeenState Completed = Error with { Status = "Completed", Phase = PodPhase.Succeeded };

    public static RecordedScenario Recording(double recordedFor, params RecordedState[] states) => new()
    {
        Id = "given",
        Manifests = [],
        RecordedFor = TimeSpan.FromSeconds(recordedFor),
        States = [.. states],
    };

    public static RecordedState At(double time, SeenState state, string uid = "uid-web") => new()
    {
        Uid = uid,
        At = TimeSpan.FromSeconds(time),
        State = state,
        Runs = [TimeSpan.FromSeconds(time)],
    };

    public static RecordedState Brief(this RecordedState state) => state with { IsBrief = true };

    public static RecordedState Retry(this RecordedState state) => state with { Class = ToleranceClasses.Retry };

    /// <summary>With times that the other runs do not agree on, so that only the time since the state before counts.</summary>
    public static RecordedState InRuns(this RecordedState state, params double[] times) => state with { Runs = [.. times.Select(TimeSpan.FromSeconds)] };

    public static List<PodStateEntry> Simulated(params (double At, SeenState State)[] states) =>
        [.. states.Select(s => new PodStateEntry("uid-web", TimeSpan.FromSeconds(s.At), s.State))];
}
