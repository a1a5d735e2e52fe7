using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>
/// Keeps events as a component's recorder and the API server do: an event seen again counts up, and a component that talks too much
/// about one object is cut short, once for Normal and once for Warning events.
/// </summary>
internal sealed class EventRecorder(VirtualTime time, Action<Event> publish)
{
    private const int Burst = 25;
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(5);
    private readonly Dictionary<(string Object, string FieldPath, string Type, string Reason, string Message, string Component), Event> seen = [];
    private readonly Dictionary<(string Object, string Type, string Component), (double Tokens, DateTimeOffset At)> allowances = [];

    public void Record(Pod pod, PodEffect.EmitEvent said, string node)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!Allowed((pod.Metadata.Uid, said.Type, said.Component), now))
            return;

        var key = (pod.Metadata.Uid, said.FieldPath, said.Type, said.Reason, said.Message, said.Component);
        Event recorded = seen.TryGetValue(key, out Event? before)
            ? before with { Count = before.Count + 1, LastTimestamp = now }
            : First(pod, said, node, now);
        seen[key] = recorded;
        publish(recorded);
    }

    private Event First(Pod pod, PodEffect.EmitEvent said, string node, DateTimeOffset now) => new()
    {
        ApiVersion = "v1",
        Kind = "Event",
        Metadata = new() { Name = $"{pod.Metadata.Name}.{seen.Count + 1:x16}", Namespace = pod.Metadata.Namespace, CreationTimestamp = now },
        InvolvedObject = new()
        {
            ApiVersion = "v1",
            Kind = "Pod",
            Namespace = pod.Metadata.Namespace,
            Name = pod.Metadata.Name,
            Uid = pod.Metadata.Uid,
            FieldPath = said.FieldPath,
        },
        Type = said.Type,
        Reason = said.Reason,
        Message = said.Message,
        Source = new() { Component = said.Component, Host = said.Component == "kubelet" ? node : "" },
        ReportingComponent = said.Component,
        ReportingInstance = said.Component == "kubelet" ? node : "",
        FirstTimestamp = now,
        LastTimestamp = now,
        Count = 1,
    };

    private bool Allowed((string Object, string Type, string Component) key, DateTimeOffset now)
    {
        (double tokens, DateTimeOffset at) = allowances.GetValueOrDefault(key, (Burst, now));
        tokens = Math.Min(Burst, tokens + ((now - at) / Refill));
        bool allowed = tokens >= 1;
        allowances[key] = (allowed ? tokens - 1 : tokens, now);
        return allowed;
    }
}
