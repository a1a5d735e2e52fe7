using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class StartContainerTests
{
    private const KubernetesVersion Version = KubernetesVersion.V1_36;

    [Fact]
    public void StartContainer_AsRecorded() => OracleFile.Check("containers/start-container", input =>
    {
        Pod pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        string name = ContainersFiles.Text(input, "container")!;
        JsonElement behaviour = input.GetProperty("behaviour");
        ContainerRecord? previous = ContainersFiles.Number(behaviour, "previousRestartCount") is { } count
            ? new ContainerRecord { Name = name, Id = $"{name}-0", State = ContainerRecordState.Exited, RestartCount = (int)count }
            : null;
        var start = new Start(pod, name);
        string state = start.Run(behaviour);
        bool made = state != "absent";
        return new JsonObject
        {
            ["waitingReason"] = start.Failure?.Reason,
            ["waitingMessage"] = start.Failure?.Message ?? "",
            ["containerStateAfter"] = state,
            ["restartCount"] = made ? RestartCount.Next(previous, null) : null,
            ["events"] = new JsonArray([.. start.Events.Select(e => ContainersFiles.Event(e.Said, e.At, ContainerEvents.FieldPath(pod.Spec, name)))]),
        };
    });

    /// <summary>One start, step by step, up to the first step that the recording lets fail.</summary>
    private sealed class Start(Pod pod, string name)
    {
        private readonly Container? container = pod.Spec.Containers.FirstOrDefault(c => c.Name == name);
        private readonly EphemeralContainer? ephemeral = pod.Spec.EphemeralContainers.FirstOrDefault(c => c.Name == name);
        private DateTimeOffset now = ContainersFiles.Epoch;

        public StartFailure? Failure { get; private set; }

        public List<(DateTimeOffset At, PodEvent Said)> Events { get; } = [];

        /// <summary>The state of the instance afterwards.</summary>
        public string Run(JsonElement behaviour)
        {
            Fail(EnsureImage(behaviour));
            if (Failure is null && ConfigError(behaviour) is { } config)
                Fail(StartFailure.OfConfig(config));
            if (Failure is null && ContainersFiles.Text(behaviour, "preCreateHookError") is { } preCreate)
                Fail(StartFailure.OfPreCreateHook(preCreate));
            if (Failure is null && ContainersFiles.Text(behaviour, "createError") is { } create)
                Fail(StartFailure.OfCreate(create));
            if (Failure is not null)
                return "absent";

            if (ContainersFiles.Text(behaviour, "preStartHookError") is { } preStart)
            {
                Fail(StartFailure.OfPreStartHook(preStart, name, $"{name}-0"));
                return "created";
            }

            Events.Add((now, ContainerEvents.Created(name, Version)));
            if (ContainersFiles.Text(behaviour, "startError") is { } start)
            {
                Fail(StartFailure.OfRun(start, name, $"{name}-0"));
                return "exited";
            }

            Events.Add((now, ContainerEvents.Started(name, Version)));
            return "running";
        }

        private StartFailure? EnsureImage(JsonElement behaviour)
        {
            string image = container?.Image ?? ephemeral!.Image;
            var node = new SimulatedImages();
            if (ContainersFiles.Flag(behaviour, "imagePresent"))
                node.Present.Add(ImageReference.ForRuntime(image));
            SimulatedImages.Result result = node.Ensure(
                now,
                pod.Metadata.Uid,
                image,
                container?.ImagePullPolicy ?? ephemeral!.ImagePullPolicy,
                [],
                null,
                behaviour.TryGetProperty("pull", out JsonElement pull) ? pull : default,
                ContainersFiles.Text(behaviour, "inspectError"));
            now = result.ReturnsAt;
            Events.AddRange(result.Failure is null ? result.Events : result.Events.SkipLast(1));
            return result.Failure is null ? null : StartFailure.OfImage(result.Failure);
        }

        private string? ConfigError(JsonElement behaviour)
        {
            if (ephemeral is { TargetContainerName.Length: > 0 }
                && !(behaviour.TryGetProperty("runningContainers", out JsonElement running) && running.EnumerateArray().Any(r => r.GetString() == ephemeral.TargetContainerName)))
                return StartFailure.TargetNotFound(ephemeral.TargetContainerName);

            return ContainersFiles.Text(behaviour, "containerOptionsError") ?? NonRootCheck.Error(
                pod,
                name,
                container?.SecurityContext ?? ephemeral?.SecurityContext,
                (long?)ContainersFiles.Number(behaviour, "imageUid"),
                ContainersFiles.Text(behaviour, "imageUser") ?? "");
        }

        private void Fail(StartFailure? failure)
        {
            Failure = failure;
            foreach (PodEvent said in failure?.Events ?? [])
                Events.Add((now, said));
        }
    }
}
