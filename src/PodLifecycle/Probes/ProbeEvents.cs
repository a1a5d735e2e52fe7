using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The events that a kubelet writes about probes; each is about the container.</summary>
internal static class ProbeEvents
{
    public const string Unhealthy = "Unhealthy";

    public const string ProbeWarning = "ProbeWarning";

    /// <summary>What is told about the last attempt of a tick, even when it does not reach the threshold; null when nothing is.</summary>
    public static PodEvent? About(ProbeKind kind, ProbeVerdict verdict) => verdict.Answer switch
    {
        ProbeAnswer.Warning => Warning(ProbeWarning, $"{kind} probe warning: {verdict.Text}"),
        ProbeAnswer.Failure => Warning(Unhealthy, $"{kind} probe failed: {verdict.Text}"),
        ProbeAnswer.Error => Warning(Unhealthy, $"{kind} probe errored and resulted in {(verdict.FailedBeforeError ? "failure" : "unknown")} state: {verdict.Text}"),
        _ => null,
    };

    private static PodEvent Warning(string reason, string message) => new(EventType.Warning, reason, message);
}
