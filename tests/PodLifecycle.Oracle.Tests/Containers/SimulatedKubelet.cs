using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Carries out, sync by sync, what the domain decides: the decisions' own order, without the machine.</summary>
internal sealed class SimulatedKubelet
{
    private const KubernetesVersion Version = KubernetesVersion.V1_36;
    private static readonly JsonElement DefaultPull = JsonDocument.Parse("""{"seconds": 1, "sizeBytes": 12345678}""").RootElement;
    private readonly JsonElement input;
    private readonly BackOffLadder ladder;
    private readonly SimulatedRuntime runtime;
    private readonly SimulatedImages images = new();
    private readonly Dictionary<CrashLoopBackOffKey, CrashLoopBackOff> backOffs = [];
    private readonly Queue<JsonElement> happenings;
    private Pod pod;
    private ProbeResults probes = ProbeResults.Empty;
    private int pulls;

    private JsonArray results = [];
    private List<JsonObject> events = [];
    private DateTimeOffset? retryAt;
    private bool failed;

    public SimulatedKubelet(JsonElement input)
    {
        this.input = input;
        pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        ladder = BackOffTests.ReadLadder(input.GetProperty("knobs"));
        runtime = new SimulatedRuntime(input, pod);
        happenings = new(input.TryGetProperty("events", out JsonElement scripted) ? scripted.EnumerateArray().OrderBy(e => ContainersFiles.At(e)) : []);
        if (input.TryGetProperty("imagesPresent", out JsonElement present))
            images.Present.UnionWith(present.EnumerateArray().Select(i => i.GetString()!));
    }

    public JsonObject Sync(DateTimeOffset at)
    {
        (results, events, retryAt, failed) = ([], [], null, false);
        runtime.Calls.Clear();
        runtime.AdvanceTo(at);
        LetHappen(at);
        if (ContainersFiles.Flag(input, "housekeepingBeforeEverySync"))
        {
            foreach ((CrashLoopBackOffKey key, CrashLoopBackOff entry) in backOffs.ToList())
                backOffs[key] = CrashLoopBackOff.Housekeep(entry, at, ladder);
        }

        RuntimeView seen = runtime.View;
        bool restartAll = RestartAllContainers.IsTriggered(pod, seen, PodStatus.Empty);
        PodActions actions = SyncDecision.Decide(pod, seen, probes, restartAll);
        CarryOut(actions, seen);

        var sync = new JsonObject
        {
            ["at"] = ContainersFiles.SinceEpoch(at),
            ["endsAt"] = ContainersFiles.SinceEpoch(runtime.Now),
            ["actions"] = PodActionsTests.Write(pod.Spec, actions),
            ["results"] = results,
            ["syncFailed"] = failed,
            ["events"] = new JsonArray([.. events]),
            ["runtimeCalls"] = ContainersFiles.Names(runtime.Calls),
            ["containersAfter"] = ContainersAfter(),
        };
        if (restartAll)
            sync["restartAllContainers"] = true;
        if (retryAt is { } retry)
            sync["retryAt"] = ContainersFiles.Text(retry);
        return sync;
    }

    private void LetHappen(DateTimeOffset at)
    {
        while (happenings.TryPeek(out JsonElement next) && ContainersFiles.At(next) <= at)
        {
            happenings.Dequeue();
            string container = ContainersFiles.Text(next, "container") ?? "";
            string value = ContainersFiles.Text(next, "value") ?? "";
            switch (ContainersFiles.Text(next, "what"))
            {
                case "sandboxLost":
                    runtime.LoseSandbox(ContainersFiles.At(next));
                    break;
                case "image":
                    pod = pod with { Spec = pod.Spec with { Containers = WithImage(pod.Spec.Containers, container, value), InitContainers = WithImage(pod.Spec.InitContainers, container, value) } };
                    break;
                case "ephemeral":
                    var added = new EphemeralContainer { Name = container, Image = value, ImagePullPolicy = PullPolicy.IfNotPresent };
                    pod = pod with { Spec = pod.Spec with { EphemeralContainers = pod.Spec.EphemeralContainers.Add(added) } };
                    break;
                case var probe:
                    if (runtime.View.Newest(container) is { State: ContainerRecordState.Running } running)
                        probes = probes.With(Enum.Parse<ProbeKind>(probe!, ignoreCase: true), running.Id, Enum.Parse<ProbeResult>(value, ignoreCase: true));
                    break;
            }
        }
    }

    private void CarryOut(PodActions actions, RuntimeView seen)
    {
        if (actions is { CreateSandbox: true, PreviousSandboxKnown: true })
            Say(ContainerEvents.SandboxChanged);
        if (actions.KillPod)
            KillPod(actions.CreateSandbox, seen);
        else
            KillContainers(actions);
        RemoveOldInitContainers(seen);
        if (actions.CreateSandbox && !CreateSandbox(actions.SandboxAttempt))
            return;

        foreach (int index in actions.EphemeralContainersToStart)
        {
            EphemeralContainer ephemeral = pod.Spec.EphemeralContainers[index];
            Start(new Container { Name = ephemeral.Name, Image = ephemeral.Image, ImagePullPolicy = ephemeral.ImagePullPolicy }, seen);
        }

        foreach (int index in actions.InitContainersToStart)
        {
            Container init = pod.Spec.InitContainers[index];
            if (!Start(init, seen) && !Sidecars.IsSidecar(init))
                return;
        }

        foreach (int index in actions.ContainersToStart)
            Start(pod.Spec.Containers[index], seen);
    }

    private void KillPod(bool removeInitContainers, RuntimeView seen)
    {
        List<(ContainerRecord, TimeSpan)> running = [];
        foreach (ContainerRecord record in seen.Containers.Where(r => r.State == ContainerRecordState.Running).OrderBy(r => ContainerEvents.FieldPath(pod.Spec, r.Name), StringComparer.Ordinal))
        {
            running.Add((record, GracePeriod.For(pod, Find(record.Name), KillReason.Unknown, null)));
            Say(ContainerEvents.Killing(KillMessage.Stopping(record.Name)), record.Name);
            Result("KillContainer", record.Name);
        }

        runtime.Stop(running);
        runtime.StopSandboxes();
        Result("KillPodSandbox", pod.Metadata.Uid);
        foreach (ContainerRecord record in runtime.View.Containers.Reverse())
        {
            if (removeInitContainers && pod.Spec.InitContainers.Any(i => i.Name == record.Name))
                runtime.Remove(record, withLogs: true);
        }
    }

    private void KillContainers(PodActions actions)
    {
        foreach (ContainerKill kill in actions.ContainersToKill)
        {
            Say(ContainerEvents.Killing(kill.Message), kill.Record.Name);
            runtime.Stop([(kill.Record, GracePeriod.For(pod, Find(kill.Record.Name), kill.Reason, null))]);
            Result("KillContainer", kill.Record.Name);
        }

        foreach (ContainerReset reset in actions.ContainersToReset)
        {
            if (reset.Kill)
            {
                Say(ContainerEvents.Killing(KillMessage.RestartAll), reset.Record.Name);
                runtime.Stop([(reset.Record, GracePeriod.For(pod, Find(reset.Record.Name), KillReason.Unspecified, TimeSpan.Zero))]);
            }

            runtime.Remove(reset.Record, withLogs: false);
            Result("RemoveContainer", reset.Record.Name);
        }
    }

    private void RemoveOldInitContainers(RuntimeView seen)
    {
        foreach (Container init in pod.Spec.InitContainers)
        {
            IEnumerable<ContainerRecord> dead = seen.Containers
                .Where(r => r.Name == init.Name && r.State is (ContainerRecordState.Exited or ContainerRecordState.Unknown));
            foreach (ContainerRecord old in dead.Skip(1).Where(old => runtime.View.Containers.Any(r => r.Id == old.Id)))
                runtime.Remove(old, withLogs: false);
        }
    }

    private bool CreateSandbox(int attempt)
    {
        string target = PodReference.Format(pod.Metadata);
        if (runtime.CreateSandbox(attempt) is not { } error)
        {
            Result("CreatePodSandbox", target);
            return true;
        }

        Say(ContainerEvents.FailedCreatePodSandBox(error));
        Result("CreatePodSandbox", target, "CreatePodSandboxError", $"Failed to create sandbox for pod \"{target}\": {error}");
        return false;
    }

    private bool Start(Container container, RuntimeView seen)
    {
        StartFailure? failure = TryStart(container, seen);
        Result("StartContainer", container.Name, failure?.Reason, failure?.Message);
        foreach (PodEvent said in failure?.Events ?? [])
            Say(said, container.Name);
        if (failure?.Reason == ContainerReason.PostStartHookError)
            runtime.Stop([(runtime.View.Newest(container.Name)!, GracePeriod.For(pod, container, KillReason.FailedPostStartHook, null))]);
        return failure is null;
    }

    private StartFailure? TryStart(Container container, RuntimeView seen)
    {
        var key = new CrashLoopBackOffKey(pod.Metadata.Uid, container.Name, container.Image, container.Resources);
        DateTimeOffset? finishedAt = seen.Containers.FirstOrDefault(r => r.Name == container.Name && r.State == ContainerRecordState.Exited)?.FinishedAt;
        StartPermission permission = CrashLoopBackOff.Ask(backOffs.GetValueOrDefault(key), finishedAt, runtime.Now, ladder);
        backOffs[key] = permission.BackOff;
        if (permission.Until is { } until)
        {
            retryAt = retryAt < until ? retryAt : until;
            return StartFailure.InCrashLoop(container.Name, pod.Metadata, permission.BackOff.Delay);
        }

        SimulatedImages.Result image = images.Ensure(runtime.Now, pod.Metadata.Uid, container.Image, container.ImagePullPolicy, [], null, NextPull());
        if (image.UsersTried.Count > 0)
            pulls++;
        foreach ((DateTimeOffset at, PodEvent said) in image.Failure is null ? image.Events : image.Events.SkipLast(1))
            Say(said, container.Name, at);
        runtime.AdvanceTo(image.ReturnsAt);
        if (image.Failure is not null)
            return StartFailure.OfImage(image.Failure);

        int restartCount = RestartCount.Next(seen.Newest(container.Name), runtime.HighestLog(container.Name));
        if (runtime.Create(container.Name, container.Image, restartCount) is { } createError)
            return StartFailure.OfCreate(createError);
        Say(ContainerEvents.Created(container.Name, Version), container.Name);
        if (runtime.Start(container.Name) is { } startError)
            return StartFailure.OfRun(startError, container.Name, runtime.View.Newest(container.Name)!.Id);
        Say(ContainerEvents.Started(container.Name, Version), container.Name);
        return container.Lifecycle?.PostStart is null ? null : RunPostStart(container);
    }

    private StartFailure? RunPostStart(Container container)
    {
        if (!input.TryGetProperty("hooks", out JsonElement hooks) || !hooks.TryGetProperty(container.Name, out JsonElement hook))
            return null;

        runtime.AdvanceTo(runtime.Now + ContainersFiles.Seconds(hook.GetProperty("seconds").GetDecimal()));
        return ContainersFiles.Text(hook, "error") is { Length: > 0 } error ? StartFailure.OfPostStartHook($"hook: {error}") : null;
    }

    private JsonElement NextPull() =>
        input.TryGetProperty("pulls", out JsonElement outcomes) ? outcomes[Math.Min(pulls, outcomes.GetArrayLength() - 1)] : DefaultPull;

    private Container? Find(string name) => pod.Spec.InitContainers.Concat(pod.Spec.Containers).FirstOrDefault(c => c.Name == name);

    private void Say(PodEvent said, string container = "", DateTimeOffset? at = null) =>
        events.Add(ContainersFiles.Event(said, at ?? runtime.Now, ContainerEvents.FieldPath(pod.Spec, container)));

    private void Result(string action, string target, string? error = null, string? message = null)
    {
        failed |= error is not null;
        results.Add(new JsonObject { ["action"] = action, ["target"] = target, ["error"] = error, ["message"] = message });
    }

    private JsonArray ContainersAfter() => [.. runtime.View.Containers.Select(r => r.Name).Distinct().Order(StringComparer.Ordinal).Select(name =>
    {
        ContainerRecord newest = runtime.View.Newest(name)!;
        bool exited = newest.State == ContainerRecordState.Exited;
        return new JsonObject
        {
            ["name"] = name,
            ["state"] = newest.State.ToString().ToLowerInvariant(),
            ["exitCode"] = exited ? newest.ExitCode : null,
            ["reason"] = exited ? newest.Reason : null,
            ["restartCount"] = newest.RestartCount,
        };
    })];

    private static ValueList<Container> WithImage(ValueList<Container> containers, string name, string image) =>
        containers.Select(c => c.Name == name ? c with { Image = image } : c).ToValueList();
}
