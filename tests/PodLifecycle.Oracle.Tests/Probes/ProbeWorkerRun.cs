using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>One worker in virtual time: what happens to it is given, when it probes is recorded.</summary>
internal sealed class ProbeWorkerRun
{
    private readonly JsonElement input;
    private readonly Pod pod;
    private readonly string name;
    private readonly ProbeRules rules;
    private readonly ProbeWorkerSettings settings;
    private readonly List<(DateTimeOffset At, PodStatus? Status)> statuses;
    private readonly Queue<DateTimeOffset> triggers;
    private readonly DateTimeOffset until;
    private readonly DateTimeOffset? stopAt;
    private ProbeResults results = ProbeResults.Empty;
    private ProbeWorker worker = ProbeWorker.New;
    private ProbeSchedule schedule;

    public ProbeWorkerRun(JsonElement input)
    {
        this.input = input;
        pod = ProbesFiles.ReadPod(input);
        name = input.GetProperty("container").GetString()!;
        rules = ProbesFiles.ReadRules(input);
        settings = ProbesFiles.ReadSettings(input, pod);
        statuses = [.. input.GetProperty("statuses").EnumerateArray().Select(s => (ProbesFiles.At(s), ProbesFiles.ReadStatus(s.GetProperty("podStatus"))))];
        triggers = new(input.TryGetProperty("triggers", out JsonElement given) ? given.EnumerateArray().Select(t => t.GetDateTimeOffset()) : []);
        until = ProbesFiles.At(input, "until");
        stopAt = input.TryGetProperty("stopAt", out JsonElement stop) ? stop.GetDateTimeOffset() : null;
        MadeAt = ProbesFiles.At(input, "addPodAt");
    }

    public DateTimeOffset MadeAt { get; }

    public TimeSpan JitterRange => ProbeSchedule.JitterRange(settings, MadeAt);

    public List<(DateTimeOffset Start, DateTimeOffset End, string Result)> Runs { get; } = [];

    public List<(DateTimeOffset At, string Value, string ContainerId)> Changes { get; } = [];

    public DateTimeOffset? EndedAt { get; private set; }

    public ProbeWorkerRun Run(TimeSpan jitter)
    {
        schedule = ProbeSchedule.Begin(settings, MadeAt, jitter);
        DateTimeOffset now = MadeAt;
        while (EndedAt is null)
        {
            DateTimeOffset due = schedule.Due(now);
            if (triggers.TryPeek(out DateTimeOffset trigger) && trigger <= due)
            {
                triggers.Dequeue();
                schedule = schedule.Trigger();
                now = trigger > now ? trigger : now;
                continue;
            }

            if (stopAt <= due)
            {
                Take(worker.StopNow(), stopAt.Value);
                break;
            }

            now = due;
            if (now > until)
                break;
            schedule = schedule.Serve(now, rules);
            ProbeWorkerStep step = Take(worker.Tick(settings, ProbedContainer.In(pod.Spec, StatusAt(now), name, rules), now), now);
            while (step.RunsProbe)
                step = Attempt(ref now);
        }

        return this;
    }

    private ProbeWorkerStep Attempt(ref DateTimeOffset now)
    {
        string result = Nth("outcomes", Runs.Count)?.GetString() ?? "success";
        TimeSpan duration = Nth("durations", Runs.Count) is { } seconds ? ProbesFiles.Seconds(seconds) : TimeSpan.Zero;
        Runs.Add((now, now + duration, result));
        if (stopAt >= now && stopAt < now + duration)
            Take(worker.StopNow(), stopAt.Value);
        now += duration;
        if (now > until)
            Runs.RemoveAt(Runs.Count - 1);
        while (triggers.TryPeek(out DateTimeOffset trigger) && trigger <= now)
        {
            triggers.Dequeue();
            schedule = schedule.Trigger();
        }

        return Take(worker.Answer(settings, Enum.Parse<ProbeAnswer>(result, ignoreCase: true)), now);
    }

    private ProbeWorkerStep Take(ProbeWorkerStep step, DateTimeOffset at)
    {
        worker = step.Worker;
        var changes = new List<ProbeChange>();
        results = ProbeChange.Write(results, settings.Kind, step, changes);
        Changes.AddRange(changes.Where(_ => at <= until).Select(c => (at, c.Result.ToString(), c.ContainerId)));
        if (step.Ended)
            EndedAt = at;
        return step;
    }

    /// <summary>A status change comes before a tick at the same instant.</summary>
    private PodStatus? StatusAt(DateTimeOffset at) => statuses.LastOrDefault(s => s.At <= at).Status;

    private JsonElement? Nth(string member, int n) =>
        input.TryGetProperty(member, out JsonElement list) && list.GetArrayLength() is > 0 and var count ? list[Math.Min(n, count - 1)] : null;
}
