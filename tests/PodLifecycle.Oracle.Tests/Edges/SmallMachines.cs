using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Edges;

/// <summary>The machines that can be taken through all of their inputs on their own.</summary>
internal static class SmallMachines
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(11)];

    private static readonly Pod Running = new() { Spec = new() { TerminationGracePeriodSeconds = 30 }, Status = new() { Phase = PodPhase.Running } };
    private static readonly Pod Failed = Running with { Status = new() { Phase = PodPhase.Failed } };
    private static readonly ObjectMeta FromAFile = new() { Annotations = new([new("kubernetes.io/config.source", "file")]) };

    private static readonly PodWorkerUpdate[] Messages =
    [
        new() { Type = PodUpdateType.Create, Pod = Running },
        new() { Type = PodUpdateType.Update, Pod = Running },
        new() { Type = PodUpdateType.Kill, Pod = Running },
        new() { Type = PodUpdateType.Update, Pod = Failed },
        new() { Type = PodUpdateType.Update, Pod = Running with { Metadata = new() { DeletionTimestamp = Start, DeletionGracePeriodSeconds = 30 } } },
        new() { Type = PodUpdateType.Kill, Pod = Running with { Metadata = FromAFile } },
        new() { Type = PodUpdateType.Update, Pod = Failed with { Metadata = FromAFile } },
        new() { Type = PodUpdateType.Kill },
    ];

    private static readonly ProbedContainer[] WhatAProbeWorkerSees =
    [
        default,
        new() { PodEnded = true },
        .. from id in (string[])["first", "second"]
           from container in (ProbedContainer[])
           [
               new() { IsRunning = true, StartedAt = Start, Started = true },
               new() { IsRunning = true, StartedAt = Start },
               new() { WillRun = true },
               new(),
           ]
           select container with { ContainerId = id },
    ];

    public static void EnumerateAll()
    {
        Enumeration.Of(PodWorkerLoop.New, 6, PodWorkers);
        Enumeration.Of((default(CrashLoopBackOff), Start), 4, CrashLoopBackOffs);
        Enumeration.Of((default(ImageBackOff), Start), 4, ImageBackOffs);
        Enumeration.Of(default(HookRun), 2, HookRuns);
        foreach (bool hasHook in (bool[])[true, false])
            Enumeration.Of(ContainerStop.Begin(TimeSpan.FromSeconds(30), hasHook, Start), 3, ContainerStops);
        foreach (ProbeKind kind in Enum.GetValues<ProbeKind>())
        {
            foreach (bool podIsDeleting in (bool[])[true, false])
            {
                ProbeWorkerSettings settings = Settings(kind, podIsDeleting);
                Enumeration.Of(ProbeWorker.New, 6, worker => ProbeWorkers(worker, settings));
            }
        }
    }

    private static IEnumerable<PodWorkerLoop> PodWorkers(PodWorkerLoop worker)
    {
        foreach (PodWorkerUpdate message in Messages)
            yield return worker.Take(message, hasRunningContainers: false).Worker;
        yield return worker.Begin();
        if (worker.Call is not null)
        {
            foreach (PodWorkerOutcome outcome in Enum.GetValues<PodWorkerOutcome>())
                yield return worker.End(outcome).Worker;
        }

        foreach (bool isDesired in (bool[])[true, false])
        {
            if (worker.Housekeep(isDesired) is { } kept)
                yield return kept;
        }
    }

    private static IEnumerable<(CrashLoopBackOff BackOff, DateTimeOffset At)> CrashLoopBackOffs((CrashLoopBackOff BackOff, DateTimeOffset At) now)
    {
        foreach (TimeSpan wait in Waits)
        {
            DateTimeOffset at = now.At + wait;
            yield return (now.BackOff, at);
            yield return (CrashLoopBackOff.Housekeep(now.BackOff, at, BackOffLadder.Default), at);
            foreach (DateTimeOffset? lastEnd in (DateTimeOffset?[])[null, now.At, at])
                yield return (CrashLoopBackOff.Ask(now.BackOff, lastEnd, at, BackOffLadder.Default).BackOff, at);
        }
    }

    private static IEnumerable<(ImageBackOff BackOff, DateTimeOffset At)> ImageBackOffs((ImageBackOff BackOff, DateTimeOffset At) now)
    {
        foreach (TimeSpan wait in Waits)
        {
            DateTimeOffset at = now.At + wait;
            yield return (ImageBackOff.Housekeep(now.BackOff, at, BackOffLadder.Default), at);
            yield return (ImageBackOff.Ask(now.BackOff, at, BackOffLadder.Default).BackOff, at);
            yield return (ImageBackOff.Failed(now.BackOff, at, BackOffLadder.Default), at);
        }
    }

    private static IEnumerable<HookRun> HookRuns(HookRun hook) => hook switch
    {
        { State: HookState.Idle } => new HookAction[] { new HookAction.Exec(["true"]), new HookAction.Sleep(5), new HookAction.Sleep(0), new HookAction.Invalid("no handler") }
            .Select(action => hook.Start(action, Start)),
        { IsOver: false } => [hook.End(failed: true), hook.End(failed: false)],
        _ => [],
    };

    private static IEnumerable<ContainerStop> ContainerStops(ContainerStop stop) =>
        Enum.GetValues<ContainerStopInput>().Where(input => ContainerStop.Table.Has(stop.State, input)).Select(input => stop.Step(input, Start));

    private static IEnumerable<ProbeWorker> ProbeWorkers(ProbeWorker worker, ProbeWorkerSettings settings)
    {
        switch (worker.State)
        {
            case ProbeWorkerState.Done:
                yield break;
            case ProbeWorkerState.Probing or ProbeWorkerState.Leaving:
                foreach (ProbeAnswer answer in Enum.GetValues<ProbeAnswer>())
                    yield return worker.Answer(settings, answer).Worker;
                break;
            default:
                foreach (ProbedContainer seen in WhatAProbeWorkerSees)
                    yield return worker.Tick(settings, seen, Start).Worker;
                break;
        }

        yield return worker.StopNow().Worker;
    }

    private static ProbeWorkerSettings Settings(ProbeKind kind, bool podIsDeleting)
    {
        var probe = new Probe { Exec = new() { Command = ["true"] }, PeriodSeconds = 10, TimeoutSeconds = 1, SuccessThreshold = 1, FailureThreshold = 2 };
        var container = new Container
        {
            Name = "app",
            LivenessProbe = kind == ProbeKind.Liveness ? probe : null,
            ReadinessProbe = kind == ProbeKind.Readiness ? probe : null,
            StartupProbe = kind == ProbeKind.Startup ? probe : null,
        };
        var pod = new Pod { Metadata = new() { DeletionTimestamp = podIsDeleting ? Start : null }, Spec = new() { Containers = [container] } };
        return ProbeWorkerSettings.For(pod, container, kind, DateTimeOffset.UnixEpoch, ProbeRules.Default)!;
    }
}
