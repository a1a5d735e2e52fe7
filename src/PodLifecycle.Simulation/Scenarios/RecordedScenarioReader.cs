using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Reads a <see cref="RecordedScenario"/> from JSON.</summary>
internal static class RecordedScenarioReader
{
    // InvalidOperationException: a text with half a surrogate pair.
    public static RecordedScenario Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return ReadScenario(new JsonPlace(document.RootElement, "scenario"));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new FormatException($"scenario: no JSON: {problem.Message}", problem);
        }
    }

    private static RecordedScenario ReadScenario(JsonPlace file)
    {
        ValueList<RecordedState> states = file["states"].List(ReadState);
        if (states.Count == 0)
            throw file["states"].Not("at least one state");

        return new RecordedScenario
        {
            Id = file["id"].Text(),
            Group = file.Find("group")?.Text() ?? "",
            Note = file.Find("note")?.Text() ?? "",
            Manifests = ReadManifests(file),
            Script = file.Find("script")?.Json() ?? "{}",
            Scripts = file.Find("scripts")?.Map(script => script.Json()) ?? ValueMap<string>.Empty,
            Objects = List(file, "objects", thing => thing.Json()),
            Actions = List(file, "actions", ScenarioActionReader.Read),
            RecordedFor = file["recordedFor"].Seconds(),
            ExactUntil = file.Find("exactUntil")?.Seconds(),
            Runs = file.Find("runs")?.Integer() ?? 1,
            States = states,
            OtherRunStates = List(file, "otherRunStates", ReadState),
            Controllers = ReadControllers(file.Find("trace")),
            Events = List(file, "events", ReadEvent),
            EventsOtherRun = List(file, "eventsOtherRun", ReadEvent),
            ActionsDone = List(file, "actionsDone", ReadActionDone),
        };
    }

    private static ValueList<T> List<T>(JsonPlace file, string name, Func<JsonPlace, T> read) => file.Find(name)?.List(read) ?? ValueList<T>.Empty;

    private static ValueList<TimedManifest> ReadManifests(JsonPlace file)
    {
        JsonPlace manifest = file["manifest"];
        if (manifest.Element.ValueKind != JsonValueKind.Array)
            return [new TimedManifest(TimeSpan.Zero, manifest.Json())];

        ValueList<string> objects = manifest.List(item => item.Json());
        ValueList<TimeSpan> times = file["createAt"].List(item => item.Duration());
        if (objects.Count != times.Count)
            throw file["createAt"].Not($"a time for each of the {objects.Count} manifests");
        return [.. objects.Zip(times, (json, at) => new TimedManifest(at, json))];
    }

    private static RecordedState ReadState(JsonPlace state)
    {
        TimeSpan at = state["t"].Seconds();
        ValueList<TimeSpan> runs = List(state, "tRuns", time => time.Seconds());
        return new RecordedState
        {
            Uid = state["uid"].Text(),
            At = at,
            State = new SeenState
            {
                Status = state["status"].Text(),
                Ready = state["ready"].Text(),
                Restarts = state["restarts"].Integer(),
                Phase = state["phase"].Text(),
                Conditions = state["conditions"].Map(value => value.Text()),
                Deleting = state["deleting"].Flag(),
                Gone = state["gone"].Flag(),
            },
            Runs = runs.Count == 0 ? [at] : runs,
            IsBrief = state.Find("brief")?.Flag() ?? false,
            IsRacy = state.Find("racy")?.Flag() ?? false,
            Class = ReadClass(state.Find("cls")),
            Run = state.Find("run")?.Text() ?? "",
        };
    }

    private static ToleranceClasses ReadClass(JsonPlace? place) => place?.Text() switch
    {
        null or "normal" => ToleranceClasses.Normal,
        "retry" => ToleranceClasses.Retry,
        "node" => ToleranceClasses.Node,
        _ => throw place.Value.Not("normal, retry or node"),
    };

    private static ValueMap<PodController> ReadControllers(JsonPlace? trace)
    {
        var controllers = new Dictionary<string, PodController>();
        foreach (JsonPlace version in trace?.Items() ?? [])
        {
            foreach (JsonPlace owner in version.Find("metadata")?.Find("ownerReferences")?.Items() ?? [])
            {
                if (owner.Find("controller")?.Flag() == true)
                    controllers.TryAdd(version["uid"].Text(), new(owner["kind"].Text(), owner["name"].Text()));
            }
        }

        return new(controllers);
    }

    private static SeenEvent ReadEvent(JsonPlace seen) => new()
    {
        At = seen["t"].Seconds(),
        Reason = seen["reason"].Text(),
        Object = seen["object"].Text(),
        FieldPath = seen.Find("fieldPath")?.Text() ?? "",
        Type = seen.Find("type")?.Text() ?? "",
        Message = seen.Find("message")?.Text() ?? "",
        From = seen.Find("from")?.Text() ?? "",
        Count = seen["count"].Integer(),
    };

    private static ActionDone ReadActionDone(JsonPlace done) => new()
    {
        At = done["t"].Seconds(),
        Do = done["do"].Text(),
        HttpStatus = done.Find("httpStatus")?.Integer(),
        Error = done.Find("error")?.Json(),
    };
}
