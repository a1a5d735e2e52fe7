using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The stop of one container, in times since the kill, with a preStop hook and a process that take their time.</summary>
internal sealed class SimulatedStop
{
    private readonly TimeSpan left;
    private readonly TimeSpan? hookFails;

    /// <param name="name">The container.</param>
    /// <param name="grace">Its grace period.</param>
    /// <param name="needs">The time that the process needs after the stop signal.</param>
    /// <param name="hook">The time that the hook takes, and whether it fails then; null for no hook.</param>
    public SimulatedStop(string name, TimeSpan grace, TimeSpan needs, (TimeSpan Takes, bool Fails)? hook = null)
    {
        Name = name;
        Needs = needs;
        left = grace;
        if (hook is { } given && GracePeriod.AllowsHook(grace))
        {
            HookEnd = given.Takes < grace ? given.Takes : grace;
            left = GracePeriod.Left(grace, HookEnd);
            hookFails = given.Fails ? given.Takes : null;
        }

        WaitsUntil = HookEnd + (left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public string Name { get; }

    public TimeSpan Needs { get; }

    public TimeSpan HookEnd { get; }

    public TimeSpan WaitsUntil { get; }

    public TimeSpan? StoppedAt { get; private set; }

    public TimeSpan? ExitedAt { get; private set; }

    public TimeSpan Timeout { get; private set; }

    public bool EndedInTime => ExitedAt - StoppedAt == Needs;

    public static SimulatedStop Read(string name, TimeSpan grace, JsonElement behaviour)
    {
        (TimeSpan, bool)? hook = behaviour.TryGetProperty("preStopHook", out JsonElement given)
            ? (ContainersFiles.Seconds(given.GetProperty("seconds").GetDecimal()), ContainersFiles.Text(given, "error") is not null)
            : null;
        return new(name, grace, ContainersFiles.Seconds(behaviour.GetProperty("exitsAfterStopSeconds").GetDecimal()), hook);
    }

    /// <summary>Stops all at once, each when it is its turn, and says when the last one has ended.</summary>
    public static TimeSpan StopAll(PodSpec spec, IReadOnlyList<SimulatedStop> stops)
    {
        TimeSpan now = TimeSpan.Zero;
        while (stops.Any(s => s.StoppedAt is null))
        {
            string[] running = [.. stops.Where(s => !(s.ExitedAt <= now)).Select(s => s.Name)];
            foreach (SimulatedStop stop in stops.Where(s => s.StoppedAt is null && s.HookEnd <= now))
            {
                if (now >= stop.WaitsUntil || !TerminationOrder.MustWait(spec, stop.Name, running))
                    stop.Stop(now);
            }

            now = stops.SelectMany(s => new[] { s.HookEnd, s.WaitsUntil, s.ExitedAt ?? TimeSpan.Zero }).Where(t => t > now).DefaultIfEmpty(now).Min();
        }

        return stops.Select(s => s.ExitedAt!.Value).DefaultIfEmpty(TimeSpan.Zero).Max();
    }

    public void Stop(TimeSpan at)
    {
        StoppedAt = at;
        Timeout = GracePeriod.StopTimeout(GracePeriod.Left(left, at - HookEnd));
        ExitedAt = at + (Needs <= Timeout ? Needs : Timeout);
    }

    public SaidEvents Events(PodSpec spec, string message)
    {
        var events = new SaidEvents();
        string fieldPath = ContainerEvents.FieldPath(spec, Name);
        events.Add((TimeSpan.Zero, ContainerEvents.Killing(message), fieldPath));
        if (hookFails is { } failedAt)
            events.Add((failedAt, ContainerEvents.FailedPreStopHook, fieldPath));
        return events;
    }
}
