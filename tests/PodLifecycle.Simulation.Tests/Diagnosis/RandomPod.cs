using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>A pod of up to four containers and what happens to it, drawn from a seed.</summary>
/// <remarks>A third of the pods have one container and no hooks or probes: small lives show faults that large ones drown.</remarks>
internal sealed record RandomPod(Pod Pod, string Script, ValueList<ClientAction> Actions, KubernetesVersion Version)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public static RandomPod Of(int seed)
    {
        var draw = new Draw(seed);
        JsonObject manifest = RandomManifest.Of(draw);
        string script = RandomScript.Of(draw, manifest).ToJsonString();
        string pod = manifest.ToJsonString();
        ValueList<ClientAction> actions = RandomActions.Of(draw, manifest);
        return new(Api.Pod.FromJson(pod), script, actions, draw.OneOf(Enum.GetValues<KubernetesVersion>()));
    }

    public Trace Run(Timing timing, int seed, Action<TraceEntry>? observer = null) => PodLifecycle.Simulation.Simulation.Run(Pod, new SimulationOptions
    {
        Script = PodLifecycle.Simulation.Script.Parse(Script),
        ScriptIsComplete = true,
        Actions = Actions,
        Timing = timing,
        Seed = seed,
        Version = Version,
        Until = Length,
        KeepsHistory = observer is null,
        Observer = observer,
    });

    public override string ToString() => $"{Version}, {Pod.ToJson()}, {Script}, {string.Join(", ", Actions.AsEnumerable())}";
}
