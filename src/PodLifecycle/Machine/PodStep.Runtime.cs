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
    
    private void MoveSandbox(SandboxInput input) => state.Sandbox = SandboxLifecycle.Table.Next(state.Sandbox, input);

    private void Move(int container, ContainerInput input)
    {
        ref ContainerSlot slot = ref Slot(container);
        if (!ContainerLifecycle.Table.Has(slot.Phase, input))
            throw new InvalidOperationException($"container '{Container(container).Name}' is {slot.Phase}: it takes no {input}");

        slot.Phase = ContainerLifecycle.Table.Next(slot.Phase, input);
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
        state.Runtime = runtime with { Sandboxes = [sandbox], Ips = ip.Length == 0 ? [] : [ip] };
        RuntimeChanges();
        SandboxIsReady();
        StepDone();
    }

    private void SandboxFailed(string error)
    {
        MoveSandbox(SandboxInput.Failed);

        // A pod that is on its way out does not tell that it could not be made.
        if (!state.Worker.IsTerminationRequested)
            EmitEvent(ContainerEvents.FailedCreatePodSandBox(error));
        AbandonPlan(new SyncError($"failed to create the sandbox: {error}"));
    }

    private void SandboxLost(DateTimeOffset finishedAt)
    {
        MoveSandbox(SandboxInput.Lost);
        SandboxIsGone();
        for (int i = 0; i < state.Containers.Count; i++)
        {
            // One that has got its stop signal is waited for already.
            if (state.Containers[i].Phase == ContainerPhase.Running
                || state.Containers[i] is { Phase: ContainerPhase.Stopping, Stop.State: ContainerStopState.InHook or ContainerStopState.Waiting })
                ContainerExited(i, new(Container(i).Name, KilledExitCode) { FinishedAt = finishedAt });
        }

        ViewIsNew();
        WantSync();
    }

    private void SandboxIsGone()
    {
        RuntimeView runtime = state.Runtime;
        state.Runtime = runtime with { Sandboxes = runtime.Sandboxes.Select(s => s with { Ready = false }).ToValueList() };
    }

    private void Start(SyncStep.Start start)
    {
        Container spec = Container(start.Container);
        CrashLoopBackOff backOff = CrashLoopBackOff.Housekeep(Slot(start.Container).BackOff, at, BackOffLadder.Default);
        StartPermission permission = CrashLoopBackOff.Ask(backOff, start.LastFinishedAt, at, BackOffLadder.Default);
        Slot(start.Container).BackOff = permission.BackOff;
        if (permission.Until is { } until)
        {
            StartFailed(start.Container, StartFailure.InCrashLoop(spec.Name, Pod.Metadata, permission.BackOff.Delay), until);
        }
        else if (!state.Layout.HaveImageNames[start.Container])
        {
            StartFailed(start.Container, StartFailure.OfImage(ImageFailure.InvalidName(spec.Image)));
        }
        else if (ImagePullRules.NeedsInspection(spec.ImagePullPolicy))
        {
            Move(start.Container, ContainerInput.Inspect);
            Ask(new PodEffect.InspectImage(spec.Name, spec.Image));
        }
        else
        {
            Pull(start.Container);
        }
    }

    private void ImageInspected(int container, bool present)
    {
        Container spec = Container(container);
        switch (ImagePullRules.Decide(spec.ImagePullPolicy, present, mayUse: true))
        {
            case ImageDecision.Use:
                EmitEvent(ContainerEvents.AlreadyPresent(spec.Image, Options.Version), container);
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
        state.ImageWaits = state.ImageWaits.SetItem(image, wait with { BackOff = permission.BackOff });
        if (!permission.IsAllowed)
        {
            Move(container, ContainerInput.RefusePull);
            StartFailed(container, StartFailure.OfImage(ImageFailure.BackOff(image, wait.LastFailure, Options.Version)));
            return;
        }

        Move(container, ContainerInput.Pull);
        EmitEvent(ContainerEvents.Pulling(image), container);
        Ask(new PodEffect.PullImage(Container(container).Name, image));
    }

    private void ImagePulled(int container, PodInput.ImagePulled pulled)
    {
        EmitEvent(ContainerEvents.Pulled(Container(container).Image, pulled.Took, pulled.Took, pulled.SizeBytes, Options.Version), container);
        state.ImageWaits = new(state.ImageWaits.Select(w => new KeyValuePair<string, ImageWait>(w.Key, w.Value with { BackOff = ImageBackOff.Housekeep(w.Value.BackOff, at, BackOffLadder.Default) })));
        Create(container);
    }

    private void ImagePullFailed(int container, string error)
    {
        Move(container, ContainerInput.PullFailed);
        string image = Container(container).Image;
        ImageFailure failure = ImageFailure.Pull(image, error);
        ImageWait wait = state.ImageWaits.GetValueOrDefault(image);
        state.ImageWaits = state.ImageWaits.SetItem(image, new(ImageBackOff.Failed(wait.BackOff, at, BackOffLadder.Default), failure));
        StartFailed(container, StartFailure.OfImage(failure));
    }

    private void Create(int container)
    {
        Move(container, ContainerInput.ImageReady);
        if (TargetOf(container) is { } target && state.Runtime.Newest(target) is null)
            ContainerConfigFailed(container, StartFailure.TargetNotFound(target));
        else
            Ask(new PodEffect.CreateContainer(Container(container).Name, NextRestartCount(container)));
    }

    /// <summary>The container whose processes an ephemeral container shares; null for any other container.</summary>
    private string? TargetOf(int container)
    {
        int index = container - state.Layout.FirstEphemeral;
        return index >= 0 && Spec.EphemeralContainers[index].TargetContainerName is { Length: > 0 } target ? target : null;
    }

    private void ContainerConfigFailed(int container, string error)
    {
        Move(container, ContainerInput.CreateFailed);
        StartFailed(container, StartFailure.OfConfig(error));
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

        state.Runtime = runtime with { Containers = new(kept.ToArray()) };
        Slot(container).Instances = restartCount + 1;
        RuntimeChanges();
        EmitEvent(ContainerEvents.Created(spec.Name, Options.Version), container);
        Ask(new PodEffect.StartContainer(spec.Name));
    }

    /// <summary>Restart counts go on although the instances are removed: their logs stay.</summary>
    private int NextRestartCount(int container)
    {
        int instances = Slot(container).Instances;
        return RestartCount.Next(state.Runtime.Newest(Container(container).Name), instances == 0 ? null : instances - 1);
    }

    private void Forget(int container)
    {
        Move(container, ContainerInput.Forget);
        string name = Container(container).Name;
        state.Runtime = state.Runtime with { Containers = state.Runtime.Containers.Where(r => r.Name != name).ToValueList() };
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
        EmitEvent(ContainerEvents.Started(name, Options.Version), container);
        if (Container(container).Lifecycle?.PostStart is { } postStart)
            BeginHook(container, postStart);
        else
            StartSucceeded(container);
    }

    private void StartSucceeded(int container)
    {
        state.StartErrors = WithoutStartError(Container(container).Name);
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
            Reason = ContainerReason.StartError,
            Message = error,
        });
        StartFailed(container, StartFailure.OfRun(error, Container(container).Name, state.Runtime.Newest(Container(container).Name)!.Id));
    }

    /// <summary>A container could not be started: that is remembered as the reason it waits, told in events, and the sync goes on with the next step.</summary>
    private void StartFailed(int container, StartFailure failure, DateTimeOffset? backOffEnds = null)
    {
        string name = Container(container).Name;
        foreach (PodEvent podEvent in failure.Events)
            EmitEvent(podEvent, container);
        state.StartErrors = WithoutStartError(name).Add(new StartError(name, failure.Reason, failure.Message));
        SyncPlan plan = state.Plan!.Value;
        state.Plan = plan with { Errors = plan.Errors.Add(new SyncError(failure.Message, backOffEnds)) };
        StepDone();
    }

    private void UpdateNewest(string name, Func<ContainerRecord, ContainerRecord> change)
    {
        ValueList<ContainerRecord> records = state.Runtime.Containers;
        int index = records.IndexOf(r => r.Name == name);
        state.Runtime = state.Runtime with { Containers = records.SetItem(index, change(records[index])) };
    }

    private ValueList<StartError> WithoutStartError(string container) => state.StartErrors.IndexOf(e => e.Container == container) < 0
        ? state.StartErrors
        : state.StartErrors.Where(e => e.Container != container).ToValueList();
}
