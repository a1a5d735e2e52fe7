using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a probe worker has published about one container instance.</summary>
internal enum ProbeResult
{
    Unknown,
    Success,
    Failure,
}

/// <summary>The published probe results of a pod, by probe and container id. An instance without an entry has no result yet.</summary>
internal sealed record ProbeResults
{
    public static ProbeResults Empty { get; } = new();

    public ValueMap<ProbeResult> Startup { get; init; } = ValueMap<ProbeResult>.Empty;

    public ValueMap<ProbeResult> Readiness { get; init; } = ValueMap<ProbeResult>.Empty;

    public ValueMap<ProbeResult> Liveness { get; init; } = ValueMap<ProbeResult>.Empty;

    public ProbeResult? Get(ProbeKind kind, string containerId) =>
        For(kind).TryGetValue(containerId, out ProbeResult result) ? result : null;

    public ProbeResults With(ProbeKind kind, string containerId, ProbeResult result) => kind switch
    {
        ProbeKind.Startup => this with { Startup = Startup.SetItem(containerId, result) },
        ProbeKind.Readiness => this with { Readiness = Readiness.SetItem(containerId, result) },
        _ => this with { Liveness = Liveness.SetItem(containerId, result) },
    };

    /// <summary>The results without one; the same when there is none.</summary>
    public ProbeResults Without(ProbeKind kind, string containerId)
    {
        if (!For(kind).ContainsKey(containerId))
            return this;

        var rest = new ValueMap<ProbeResult>(For(kind).Where(r => r.Key != containerId));
        return kind switch
        {
            ProbeKind.Startup => this with { Startup = rest },
            ProbeKind.Readiness => this with { Readiness = rest },
            _ => this with { Liveness = rest },
        };
    }

    private ValueMap<ProbeResult> For(ProbeKind kind) => kind switch
    {
        ProbeKind.Startup => Startup,
        ProbeKind.Readiness => Readiness,
        _ => Liveness,
    };
}
