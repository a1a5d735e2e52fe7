using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>What was done to a real cluster, and what its pods then showed: one file of the recordings.</summary>
internal sealed record RecordedScenario
{
    public required string Id { get; init; }

    /// <summary><c>pods</c>: one kubelet and the API are enough; <c>cluster</c>: it needs a scheduler's choice or a controller.</summary>
    public string Group { get; init; } = "";

    /// <summary>What the scenario shows.</summary>
    public string Note { get; init; } = "";

    /// <summary>What is created, in order; the first at zero.</summary>
    public required ValueList<TimedManifest> Manifests { get; init; }

    /// <summary>The script of all pods that <see cref="Scripts"/> does not name, as JSON.</summary>
    public string Script { get; init; } = "{}";

    /// <summary>Scripts by the name of the pod, as JSON.</summary>
    public ValueMap<string> Scripts { get; init; } = ValueMap<string>.Empty;

    /// <summary>Objects that exist before anything is created, as JSON.</summary>
    public ValueList<string> Objects { get; init; } = ValueList<string>.Empty;

    public ValueList<ScenarioAction> Actions { get; init; } = ValueList<ScenarioAction>.Empty;

    /// <summary>How long was watched, from the creation of the first pod.</summary>
    public required TimeSpan RecordedFor { get; init; }

    /// <summary>From here on several containers of one pod loop independently, and the states mean nothing; null: never.</summary>
    public TimeSpan? ExactUntil { get; init; }

    /// <summary>How often the scenario was recorded.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>The distinct states of all pods, in order of time. Never empty.</summary>
    public required ValueList<RecordedState> States { get; init; }

    /// <summary>States that only other runs than the base run showed.</summary>
    public ValueList<RecordedState> OtherRunStates { get; init; } = ValueList<RecordedState>.Empty;

    /// <summary>By uid: what controls the pod. Pods without a controller are not in it.</summary>
    public ValueMap<PodController> Controllers { get; init; } = ValueMap<PodController>.Empty;

    public ValueList<SeenEvent> Events { get; init; } = ValueList<SeenEvent>.Empty;

    /// <summary>The events of a second run, without type, message and sender.</summary>
    public ValueList<SeenEvent> EventsOtherRun { get; init; } = ValueList<SeenEvent>.Empty;

    public ValueList<ActionDone> ActionsDone { get; init; } = ValueList<ActionDone>.Empty;

    /// <summary>Reads a recorded file; members that it does not know are ignored.</summary>
    /// <exception cref="FormatException">The text is no such file; the message says where and what was expected.</exception>
    public static RecordedScenario Parse(string json) => RecordedScenarioReader.Read(json);
}

/// <param name="CreateAt">When the object is created.</param>
/// <param name="Json">The object.</param>
internal sealed record TimedManifest(TimeSpan CreateAt, string Json);

internal sealed record PodController(string Kind, string Name);

/// <summary>How an action went when the scenario was recorded.</summary>
internal sealed record ActionDone
{
    public required TimeSpan At { get; init; }

    /// <summary>The action's name in the file.</summary>
    public required string Do { get; init; }

    /// <summary>The answer of the API; null for what is not done through it.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The API's refusal as JSON; null when it took the request.</summary>
    public string? Error { get; init; }
}
