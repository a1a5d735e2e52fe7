using System.Globalization;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>A container runtime whose containers live and die as a recording says.</summary>
internal sealed class SimulatedRuntime(JsonElement input, Pod pod)
{
    private const string NormalEnd = "Completed";
    private const string FailedEnd = "Error";
    private const string FailedStart = "StartError";
    private const int FailedStartCode = 128;
    private const int Killed = 137;
    private const int Terminated = 143;
    private readonly List<Sandbox> sandboxes = [];
    private readonly List<ContainerRecord> records = [];
    private readonly Dictionary<string, DateTimeOffset> ends = [];
    private readonly Dictionary<string, int> lives = [];
    private readonly Dictionary<string, int> logs = [];
    private readonly Queue<string> sandboxErrors = new(
        input.TryGetProperty("sandboxErrors", out JsonElement errors) ? errors.EnumerateArray().Select(e => e.GetString()!) : []);

    public DateTimeOffset Now { get; private set; } = ContainersFiles.Epoch;

    public List<string> Calls { get; } = [];

    public RuntimeView View => new() { Sandboxes = sandboxes.ToValueList(), Containers = records.ToValueList() };

    public void AdvanceTo(DateTimeOffset instant)
    {
        Now = instant;
        foreach (ContainerRecord record in records.Where(r => r.State == ContainerRecordState.Running).ToList())
        {
            if (ends.TryGetValue(record.Id, out DateTimeOffset end) && end <= Now)
            {
                JsonElement life = Life(record.Name, lives[record.Id]);
                Exit(record, end, life.GetProperty("exitCode").GetInt32(), ContainersFiles.Text(life, "reason"));
            }
        }
    }

    public void LoseSandbox(DateTimeOffset at)
    {
        sandboxes[0] = sandboxes[0] with { Ready = false };
        foreach (ContainerRecord record in records.Where(r => r.State == ContainerRecordState.Running).ToList())
            Exit(record, at, Killed);
    }

    /// <summary>The error, or null.</summary>
    public string? CreateSandbox(int attempt)
    {
        string? error = sandboxErrors.TryDequeue(out string? planned) ? planned : null;
        Calls.Add(Call($"RunPodSandbox {attempt}{(error is null ? "" : " (fails)")}"));
        if (error is null)
            sandboxes.Insert(0, new Sandbox { Attempt = attempt, Ready = true, Ip = "10.244.1.5", CreatedAt = Now });
        return error;
    }

    public void StopSandboxes()
    {
        for (int i = 0; i < sandboxes.Count; i++)
        {
            Calls.Add("StopPodSandbox");
            sandboxes[i] = sandboxes[i] with { Ready = false };
        }
    }

    public int? HighestLog(string name) => logs.TryGetValue(name, out int highest) ? highest : null;

    public string? Create(string name, string image, int restartCount)
    {
        int life = lives.GetValueOrDefault(name);
        lives[name] = life + 1;
        if (ContainersFiles.Text(Life(name, life), "createError") is { } error)
            return error;

        Calls.Add(Call($"CreateContainer {name} attempt={restartCount}"));
        string sandbox = $"{pod.Metadata.Name}_{pod.Metadata.Namespace}_{pod.Metadata.Uid}_{sandboxes[0].Attempt}";
        var record = new ContainerRecord
        {
            Name = name,
            Id = string.Create(CultureInfo.InvariantCulture, $"{sandbox}_{name}_{restartCount}"),
            State = ContainerRecordState.Created,
            CreatedAt = Now,
            RestartCount = restartCount,
            SpecImage = image,
        };
        records.Insert(0, record);
        lives[record.Id] = life;
        logs[name] = restartCount;
        return null;
    }

    public string? Start(string name)
    {
        ContainerRecord record = View.Newest(name)!;
        JsonElement life = Life(name, lives[record.Id]);
        if (ContainersFiles.Text(life, "startError") is { } error)
        {
            Exit(record, Now, FailedStartCode, FailedStart);
            return error;
        }

        Calls.Add(Call($"StartContainer {name} attempt={record.RestartCount}"));
        Replace(record, record with { State = ContainerRecordState.Running, StartedAt = Now });
        decimal runs = life.GetProperty("runSeconds").GetDecimal();
        if (runs >= 0)
            ends[record.Id] = Now + ContainersFiles.Seconds(runs);
        return null;
    }

    /// <summary>Stops running instances together and comes back when all have ended.</summary>
    public void Stop(IReadOnlyList<(ContainerRecord Record, TimeSpan Grace)> running)
    {
        DateTimeOffset start = Now;
        List<SimulatedStop> stops = [.. running.Select(r => new SimulatedStop(r.Record.Name, r.Grace, Needs(r.Record.Name)))];
        TimeSpan end = SimulatedStop.StopAll(pod.Spec, stops);
        foreach ((SimulatedStop stop, ContainerRecord record) in stops.Zip(running.Select(r => r.Record)).OrderBy(s => s.First.StoppedAt))
        {
            Calls.Add(Call($"StopContainer {stop.Name} timeout={stop.Timeout.TotalSeconds}"));
            Exit(record, start + stop.ExitedAt!.Value, stop.EndedInTime ? CodeWhenStopped(stop.Name) : Killed);
        }

        AdvanceTo(start + end);
    }

    public void Remove(ContainerRecord record, bool withLogs)
    {
        Calls.Add(Call($"RemoveContainer {record.Name} attempt={record.RestartCount}"));
        records.RemoveAll(r => r.Id == record.Id);
        if (withLogs)
            logs.Remove(record.Name);
    }

    private void Exit(ContainerRecord record, DateTimeOffset at, int exitCode, string? reason = null) => Replace(record, record with
    {
        State = ContainerRecordState.Exited,
        FinishedAt = at,
        ExitCode = exitCode,
        Reason = reason ?? (exitCode == 0 ? NormalEnd : FailedEnd),
    });

    private void Replace(ContainerRecord old, ContainerRecord changed) => records[records.FindIndex(r => r.Id == old.Id)] = changed;

    private JsonElement Life(string name, int index)
    {
        JsonElement lived = input.GetProperty("containerRuns").GetProperty(name);
        return lived[Math.Min(index, lived.GetArrayLength() - 1)];
    }

    private TimeSpan Needs(string name) => ContainersFiles.Seconds(Member("exitsAfterStopSeconds", name) ?? 0);

    private int CodeWhenStopped(string name) => (int)(Member("exitCodeWhenStopped", name) ?? Terminated);

    private decimal? Member(string member, string name) =>
        input.TryGetProperty(member, out JsonElement byName) ? ContainersFiles.Number(byName, name) : null;

    private static string Call(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
