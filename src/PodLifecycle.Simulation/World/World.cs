using System.Diagnostics;
using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>What the pods of a run share: the API and its clients, the scheduler, the node's beats, and what a watcher sees.</summary>
internal sealed class World
{
    private readonly List<PodWorld> pods = [];
    private readonly List<TraceEntry> entries = [];
    private readonly List<TraceEvent> events = [];
    private readonly List<string> notes = [];
    private readonly Dictionary<string, List<PodWorld>> byName = [];
    private readonly List<PodWorld> waiting = [];
    private readonly NodeChoice nodes;
    private readonly EventRecorder recorder;

    public World(IReadOnlyList<Pod> pods, SimulationOptions options, VirtualTime time)
    {
        Options = options;
        Time = time;
        Beats = new NodeBeats(options);
        Objects = new ClusterObjects(options.Objects);
        nodes = new NodeChoice(options, Objects);
        recorder = new EventRecorder(time, recorded => events.Add(new(Now - options.Start, recorded) { Number = entries.Count + events.Count }));
        foreach (Pod pod in pods)
        {
            if (Create(pod) is { } refusal)
                throw new SimulationException(refusal);
        }

        foreach (ClientAction action in options.Actions)
            time.At(Now + action.At, Order.UserAction, () => Carry(action));
    }

    public SimulationOptions Options { get; }

    public VirtualTime Time { get; }

    public NodeBeats Beats { get; }

    public ClusterObjects Objects { get; }

    public int PodCount => pods.Count;

    public DateTimeOffset Now => Time.GetUtcNow();

    public Trace Trace() => new()
    {
        Entries = Options.KeepsHistory ? entries.ToValueList() : pods.Select(p => p.LastChange).ToValueList(),
        Events = events.ToValueList(),
        Start = Options.Start,
        Duration = Options.Until,
        Seed = Options.Seed,
        Notes = notes.Concat(pods.SelectMany(p => p.Notes)).Distinct().ToValueList(),
    };

    /// <summary>A watcher sees a change of a pod.</summary>
    public TraceEntry Publish(TraceChange change, Pod pod)
    {
        var entry = new TraceEntry(Now - Options.Start, change, pod) { Number = entries.Count + events.Count };
        if (Options.KeepsHistory)
            entries.Add(entry);
        Options.Observer?.Invoke(entry);
        return entry;
    }

    public void Record(Pod pod, PodEffect.EmitEvent said)
    {
        if (Options.KeepsHistory)
            recorder.Record(pod, said, pod.Spec.NodeName);
    }

    /// <summary>What the scheduler says of a pod; null when it does not look at it, such as one that is being deleted.</summary>
    public PodInput? Schedule(Pod pod) => pod.Metadata.DeletionTimestamp is null ? nodes.Choose(pod, pods.Select(p => p.Pod)) : null;

    /// <summary>The scheduler has not placed the pod.</summary>
    public void Waits(PodWorld pod) => waiting.Add(pod);

    /// <summary>Room may have been made, or something has come that pods wait for.</summary>
    public void TryWaitingPodsAgain()
    {
        if (waiting.Count == 0)
            return;

        PodWorld[] again = [.. waiting];
        waiting.Clear();
        foreach (PodWorld pod in again)
            pod.TryAgainToSchedule();
    }

    /// <summary>Creates a pod; the answer is the API server's refusal, or null.</summary>
    private string? Create(Pod pod)
    {
        ObjectMeta meta = pod.Metadata;
        string name = meta.Name.Length > 0 ? meta.Name : meta.GenerateName.Length > 0 ? meta.GenerateName + "aaaaa" : "pod";
        string space = meta.Namespace.Length > 0 ? meta.Namespace : "default";
        if (!byName.TryGetValue(name, out List<PodWorld>? namesakes))
            byName[name] = namesakes = [];
        PodWorld[] before = [.. namesakes.Where(p => p.Pod.Metadata.Namespace == space)];
        if (before.Any(p => !p.IsRemoved))
            return $"pods \"{name}\" already exists";

        int number = before.Length + 1;
        string uid = number == 1 ? "uid-" + name : string.Create(CultureInfo.InvariantCulture, $"uid-{name}-{number}");
        PodMachine machine = PreparedPods.Of(pod, Options.Version).ForAnother(pod with { Metadata = meta with { Name = name, Namespace = space, Uid = meta.Uid.Length > 0 ? meta.Uid : uid } });
        string ip = string.Create(CultureInfo.InvariantCulture, $"10.{pods.Count >> 16}.{(pods.Count >> 8) & 255}.{(pods.Count & 255) + 1}");
        var created = new PodWorld(this, machine, ip, Options.PodScripts.GetValueOrDefault(name) ?? Options.Script);
        pods.Add(created);
        namesakes.Add(created);
        return null;
    }

    private void Carry(ClientAction action)
    {
        if (action is ClientAction.Create create)
        {
            Carry(create);
            return;
        }

        if (Find(action.PodName) is { } pod)
            Carry(action, pod);
        else
            Refused(action, action.PodName.Length == 0 ? "there is no pod" : $"pods \"{action.PodName}\" not found");
    }

    private void Carry(ClientAction action, PodWorld pod)
    {
        switch (action)
        {
            case ClientAction.Delete delete:
                pod.Take(new PodInput.DeleteRequested(delete.GracePeriodSeconds));
                break;
            case ClientAction.Evict evict:
                pod.Take(new PodInput.EvictionRequested(evict.GracePeriodSeconds));
                break;
            case ClientAction.Patch patch:
                Carry(patch, pod);
                break;
            case ClientAction.Exec exec:
                pod.Exec(exec.Container, exec.Command);
                break;
            case ClientAction.KillContainer kill:
                pod.Kill(kill.Container);
                break;
            case ClientAction.KillSandbox:
                pod.KillSandbox();
                break;
            default:
                throw new UnreachableException($"unknown action {action}");
        }
    }

    private void Carry(ClientAction.Patch patch, PodWorld pod)
    {
        PodUpdate update;
        try
        {
            update = PodPatch.Apply(pod.Pod, patch);
        }
        catch (FormatException fault)
        {
            Refused(patch, fault.Message);
            return;
        }

        if (update.Errors.Count > 0)
        {
            Refused(patch, string.Join("; ", update.Errors.Select(e => e.Text)));
            return;
        }

        pod.Take(new PodInput.ObjectUpdated(update.Pod));
        TryWaitingPodsAgain();
    }

    private void Carry(ClientAction.Create create)
    {
        if (create.Object is not Pod pod)
        {
            Objects.Put(create.Object);
            TryWaitingPodsAgain();
        }
        else if (Create(pod) is { } refusal)
        {
            Refused(create, refusal);
        }
    }

    /// <summary>The API server answers a client with an error; the run goes on.</summary>
    private void Refused(ClientAction action, string why) =>
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"at {action.At.TotalSeconds} s {action.GetType().Name} was refused: {why}"));

    /// <summary>The newest pod of that name that is still there; without a name the first pod.</summary>
    private PodWorld? Find(string name) => name.Length == 0
        ? pods.Find(p => !p.IsRemoved)
        : byName.GetValueOrDefault(name)?.FindLast(p => !p.IsRemoved);
}
