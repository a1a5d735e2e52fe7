using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How the answers of the container runtime are absorbed: the small machines move, and the kubelet's view of the runtime follows.</summary>
internal sealed partial class PodStep
{
    /// <summary>A kubelet keeps one ended instance of a container beside the newest.</summary>
    private const int KeptInstances = 2;

    private const int KilledExitCode = 137;

    /// <summary>What containerd says of an instance whose process could not be started.</summary>
    private const int StartErrorExitCode = 128;
    private const string StartErrorReason = "StartError";

    private PodSpec Spec => Pod.Spec;

    private Container Container(int index)
    {
        int inits = Spec.InitContainers.Count;
        return index < inits ? Spec.InitContainers[index] : Spec.Containers[index - inits];
    }

    private string FieldPath(int index) => index < Spec.InitContainers.Count
        ? $"spec.initContainers{{{Container(index).Name}}}"
        : $"spec.containers{{{Container(index).Name}}}";

    private int Find(string name)
    {
        for (int i = 0; i < state.Containers.Count; i++)
        {
            if (Container(i).Name == name)
                return i;
        }

        throw new InvalidOperationException($"the pod has no container '{name}'");
    }

    private void MoveSandbox(SandboxInput input) => state = state with { Sandbox = SandboxLifecycle.Table.Next(state.Sandbox, input) };

    private void Move(int container, ContainerInput input)
    {
        ContainerSlot slot = state.Containers[container];
        if (!ContainerLifecycle.Table.Has(slot.Phase, input))
            throw new InvalidOperationException($"container '{Container(container).Name}' is {slot.Phase}: it takes no {input}");

        state = state with { Containers = state.Containers.SetItem(container, slot with { Phase = ContainerLifecycle.Table.Next(slot.Phase, input) }) };
    }

    private void SandboxCreated(string ip)
    {
        MoveSandbox(SandboxInput.Created);
        RuntimeView runtime = state.Runtime;
        int attempt = runtime.Sandboxes.Count == 0 ? 0 : runtime.Sandboxes[0].Attempt + 1;
        var sandbox = new Sandbox
        {
            Id = $"{Pod.Metadata.Name}-{attempt}",
            Ready = true,
            CreatedAt = at,
            Attempt = attempt,
            HostNetwork = Spec.HostNetwork,
            Ip = Spec.HostNetwork ? null : ip,
        };

        // The kubelet's clean-up removes older sandboxes once a newer one is there.
        state = state with { Runtime = runtime with { Sandboxes = [sandbox], Ips = ip.Length == 0 ? [] : [ip] } };
        RuntimeChanges();
        SandboxIsReady();
        StepDone();
    }

    private void SandboxFailed(string error)
    {
        MoveSandbox(SandboxInput.Failed);

        // A pod that is on its way out does not tell that it could not be made.
        if (state.Worker == PodWorkerState.Syncing)
            EmitEvent(ContainerEvents.FailedCreatePodSandBox(error));
        AbandonPlan(new SyncError($"failed to create the sandbox: {error}"));
    }

    private void SandboxLost(DateTimeOffset finishedAt)
    {
        MoveSandbox(SandboxInput.Lost);
        SandboxIsGone();
        for (int i = 0; i < state.Containers.Count; i++)
        {
            if (state.Containers[i].Phase == ContainerPhase.Running)
                ContainerExited(i, new(Container(i).Name, KilledExitCode) { FinishedAt = finishedAt });
        }

        WantSync();
    }

    private void SandboxIsGone()
    {
        RuntimeView runtime = state.Runtime;
        state = state with { Runtime = runtime with { Sandboxes = runtime.Sandboxes.AsSpan().ToArray().Select(s => s with { Ready = false }).ToValueList() } };
    }

    private void ImageInspected(int container, bool present)
    {
        Container spec = Container(container);
        switch (ImagePullRules.Decide(spec.ImagePullPolicy, present, mayUse: true))
        {
            case ImageDecision.Use:
                EmitEvent(ContainerEvents.AlreadyPresent(spec.Image, Options.Version), FieldPath(container));
                Create(container);
                break;
            case ImageDecision.Pull:
                Pull(container);
                break;
            default:
                Move(container, ContainerInput.RefusePull);
                StartFailed(container, StartFailure.OfImage(ImageFailure.NeverPull(spec.Image)));
                break;
        }
    }

    private void Pull(int container)
    {
        string image = Container(container).Image;
        ImageWait wait = state.ImageWaits.GetValueOrDefault(image);
        PullPermission permission = ImageBackOff.Ask(wait.BackOff, at, BackOffLadder.Default);
        state = state with { ImageWaits = state.ImageWaits.SetItem(image, wait with { BackOff = permission.BackOff }) };
        if (!permission.IsAllowed)
        {
            Move(container, ContainerInput.RefusePull);
            StartFailed(container, StartFailure.OfImage(ImageFailure.BackOff(image, wait.LastFailure, Options.Version)));
            return;
        }

        Move(container, ContainerInput.Pull);
        EmitEvent(ContainerEvents.Pulling(image), FieldPath(container));
        Ask(new PodEffect.PullImage(Container(container).Name, image));
    }

    private void ImagePulled(int container, PodInput.ImagePulled pulled)
    {
        EmitEvent(ContainerEvents.Pulled(Container(container).Image, pulled.Took, pulled.Took, pulled.SizeBytes, Options.Version), FieldPath(container));
        state = state with
        {
            ImageWaits = new(state.ImageWaits.Select(w => new KeyValuePair<string, ImageWait>(w.Key, w.Value with { BackOff = ImageBackOff.Housekeep(w.Value.BackOff, at, BackOffLadder.Default) }))),
        };
        Create(container);
    }

    private void ImagePullFailed(int container, string error)
    {
        Move(container, ContainerInput.PullFailed);
        string image = Container(container).Image;
        ImageFailure failure = ImageFailure.Pull(image, error);
        ImageWait wait = state.ImageWaits.GetValueOrDefault(image);
        state = state with { ImageWaits = state.ImageWaits.SetItem(image, new(ImageBackOff.Failed(wait.BackOff, at, BackOffLadder.Default), failure)) };
        StartFailed(container, StartFailure.OfImage(failure));
    }

    private void Create(int container)
    {
        Move(container, ContainerInput.ImageReady);
        string name = Container(container).Name;
        Ask(new PodEffect.CreateContainer(name, NextRestartCount(container)));
    }

    private void ContainerCreated(int container)
    {
        Move(container, ContainerInput.Created);
        Container spec = Container(container);
        RuntimeView runtime = state.Runtime;
        int restartCount = NextRestartCount(container);
        var record = new ContainerRecord
        {
            Name = spec.Name,
            Id = $"containerd://{spec.Name}-{restartCount + 1}",
            SandboxId = runtime.Sandboxes[0].Id,
            State = ContainerRecordState.Created,
            CreatedAt = at,
            Image = spec.Image,
            ImageRef = spec.Image,
            SpecImage = spec.Image,
            RestartCount = restartCount,
        };
        var kept = new List<ContainerRecord> { record };
        int ofThisName = 1;
        foreach (ContainerRecord other in runtime.Containers)
        {
            if (other.Name != spec.Name || ofThisName++ < KeptInstances)
                kept.Add(other);
        }

        state = state with
        {
            Runtime = runtime with { Containers = kept.ToValueList() },
            Containers = state.Containers.SetItem(container, state.Containers[container] with { Instances = restartCount + 1 }),
        };
        RuntimeChanges();
        EmitEvent(ContainerEvents.Created(spec.Name, Options.Version), FieldPath(container));
        Ask(new PodEffect.StartContainer(spec.Name));
    }

    /// <summary>Restart counts go on although the instances are removed: their logs stay.</summary>
    private int NextRestartCount(int container)
    {
        int instances = state.Containers[container].Instances;
        return RestartCount.Next(state.Runtime.Newest(Container(container).Name), instances == 0 ? null : instances - 1);
    }

    private void Forget(int container)
    {
        Move(container, ContainerInput.Forget);
        string name = Container(container).Name;
        state = state with { Runtime = state.Runtime with { Containers = state.Runtime.Containers.Where(r => r.Name != name).ToValueList() } };
        RuntimeChanges();
    }

    private void ContainerCreateFailed(int container, string error)
    {
        Move(container, ContainerInput.CreateFailed);
        StartFailed(container, StartFailure.OfCreate(error));
    }

    private void ContainerStarted(int container)
    {
        Move(container, ContainerInput.Started);
        string name = Container(container).Name;
        UpdateNewest(name, record => record with { State = ContainerRecordState.Running, StartedAt = at });
        EmitEvent(ContainerEvents.Started(name, Options.Version), FieldPath(container));
        state = state with { StartErrors = WithoutStartError(name) };
        StepDone();
    }

    private void ContainerStartFailed(int container, string error)
    {
        Move(container, ContainerInput.StartFailed);
        UpdateNewest(Container(container).Name, record => record with
        {
            State = ContainerRecordState.Exited,
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = at,
            ExitCode = StartErrorExitCode,
            Reason = StartErrorReason,
            Message = error,
        });
        StartFailed(container, StartFailure.OfRun(error, Container(container).Name, state.Runtime.Newest(Container(container).Name)!.Id));
    }

    /// <summary>A container could not be started: that is remembered as the reason it waits, told in events, and the sync goes on with the next step.</summary>
    private void StartFailed(int container, StartFailure failure, DateTimeOffset? backOffEnds = null)
    {
        string name = Container(container).Name;
        foreach (PodEvent podEvent in failure.Events)
            EmitEvent(podEvent, FieldPath(container));
        state = state with
        {
            StartErrors = WithoutStartError(name).Add(new StartError(name, failure.Reason, failure.Message)),
            Plan = state.Plan! with { Errors = state.Plan.Errors.Add(new SyncError(failure.Message, backOffEnds)) },
        };
        StepDone();
    }

    private void ContainerExited(int container, PodInput.ContainerExited exited)
    {
        bool wasStopping = state.Containers[container].Phase == ContainerPhase.Stopping;
        Move(container, ContainerInput.Exit);
        UpdateNewest(exited.Container, record => record with
        {
            State = ContainerRecordState.Exited,
            FinishedAt = exited.FinishedAt ?? at,
            ExitCode = exited.ExitCode,
            Reason = exited.Reason ?? (exited.ExitCode == 0 ? "Completed" : "Error"),
            Message = exited.Message,
        });

        if (!wasStopping)
        {
            WantSync();
            return;
        }

        SetStop(container, state.Containers[container].Stop.Step(ContainerStopInput.Exit, at));
        if (AnyStopping())
            SignalThoseWhoseTurnItIs();
        else
            StepDone();
    }

    private bool AnyStopping()
    {
        foreach (ContainerSlot slot in state.Containers)
        {
            if (slot.Phase == ContainerPhase.Stopping)
                return true;
        }

        return false;
    }

    private void UpdateNewest(string name, Func<ContainerRecord, ContainerRecord> change)
    {
        ValueList<ContainerRecord> records = state.Runtime.Containers;
        int index = records.IndexOf(r => r.Name == name);
        state = state with { Runtime = state.Runtime with { Containers = records.SetItem(index, change(records[index])) } };
    }

    private ValueList<StartError> WithoutStartError(string container) => state.StartErrors.Where(e => e.Container != container).ToValueList();
}
