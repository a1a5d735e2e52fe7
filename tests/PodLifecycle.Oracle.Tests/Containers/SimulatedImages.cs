using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The images of a node and a registry that answers as a recording says, around the rules of the domain.</summary>
internal sealed class SimulatedImages
{
    private const string Anonymous = "<anonymous>";
    private const string AppFieldPath = "spec.containers{app}";
    private readonly Dictionary<string, PullRecord> records = [];
    private readonly Dictionary<ImageBackOffKey, (ImageBackOff BackOff, ImageFailure? Last)> backOffs = [];

    public HashSet<string> Present { get; } = [];

    public ImageAccess Access { get; init; } = ImageAccess.Default;

    public BackOffLadder Ladder { get; init; } = BackOffLadder.Default;

    public TimeSpan Delay(string podUid, string image) => backOffs.GetValueOrDefault(new(podUid, image)).BackOff.Delay;

    public void RestartKubelet() => backOffs.Clear();

    /// <summary>What a kubelet does before it makes a container.</summary>
    public Result Ensure(
        DateTimeOffset at,
        string podUid,
        string image,
        string policy,
        ValueList<PullSecret> secrets,
        Func<string, bool>? registryAccepts,
        JsonElement pullWouldGive,
        string? inspectError = null)
    {
        var result = new Result { ReturnsAt = at };
        if (!ImageReference.TryParse(image, out _))
            return result.Fail(ImageFailure.InvalidName(image));
        if (ImagePullRules.NeedsInspection(policy) && inspectError is not null)
            return result.Fail(ImageFailure.Inspection(inspectError));

        string name = ImageReference.ForRuntime(image);
        PullSecret? accepted = null;
        bool present = Present.Contains(name);
        bool mayUse = present && Access.Allows(image, records.GetValueOrDefault(name), secrets, KubernetesVersion.V1_36, out accepted);
        switch (ImagePullRules.Decide(policy, present, mayUse))
        {
            case ImageDecision.Use:
                if (accepted is not null)
                    records[name] = PullRecord.After(records[name], accepted);
                return result.Say(at, ContainerEvents.AlreadyPresent(image, KubernetesVersion.V1_36));
            case ImageDecision.Refuse:
                return result.Fail(ImageFailure.NeverPull(image));
            default:
                return Pull(result, new(podUid, image), name, secrets, registryAccepts, pullWouldGive, canInspect: inspectError is null);
        }
    }

    private Result Pull(
        Result result, ImageBackOffKey key, string name, ValueList<PullSecret> secrets, Func<string, bool>? registryAccepts, JsonElement pullWouldGive, bool canInspect)
    {
        DateTimeOffset at = result.ReturnsAt;
        (ImageBackOff backOff, ImageFailure? last) = backOffs.GetValueOrDefault(key);
        PullPermission permission = ImageBackOff.Ask(backOff, at, Ladder);
        backOffs[key] = (permission.BackOff, last);
        if (!permission.IsAllowed)
            return result.Fail(ImageFailure.BackOff(key.Image, last, KubernetesVersion.V1_36));

        result.Say(at, ContainerEvents.Pulling(key.Image)).NameAsked = name;
        List<string> errors = [];
        foreach (PullSecret? secret in secrets.Cast<PullSecret?>().DefaultIfEmpty())
        {
            string user = secret?.Credential.Split(':')[0] ?? Anonymous;
            result.UsersTried.Add(user);
            if (registryAccepts?.Invoke(user) == false)
            {
                errors.Add($"pull access denied for {name}: unauthorized");
                continue;
            }

            result.ReturnsAt += ContainersFiles.Seconds(pullWouldGive.GetProperty("seconds").GetDecimal());
            if (ContainersFiles.Text(pullWouldGive, "error") is { } error)
            {
                errors.Add(error);
                continue;
            }

            Present.Add(name);
            records[name] = PullRecord.After(records.GetValueOrDefault(name), secret);
            foreach ((ImageBackOffKey aged, (ImageBackOff entry, ImageFailure? failure)) in backOffs.ToList())
                backOffs[aged] = (ImageBackOff.Housekeep(entry, result.ReturnsAt, Ladder), failure);
            TimeSpan took = result.ReturnsAt - at;
            long size = canInspect ? (long)(ContainersFiles.Number(pullWouldGive, "sizeBytes") ?? 0) : 0;
            return result.Say(result.ReturnsAt, ContainerEvents.Pulled(key.Image, took, took, size, KubernetesVersion.V1_36));
        }

        ImageFailure failed = ImageFailure.Pull(key.Image, ImageFailure.JoinErrors(errors.ToValueList()));
        backOffs[key] = (ImageBackOff.Failed(permission.BackOff, result.ReturnsAt, Ladder), failed);
        return result.Fail(failed);
    }

    internal sealed class Result
    {
        public DateTimeOffset ReturnsAt { get; set; }

        public string? NameAsked { get; set; }

        public List<string> UsersTried { get; } = [];

        public ImageFailure? Failure { get; private set; }

        public List<(DateTimeOffset At, PodEvent Said)> Events { get; } = [];

        public Result Say(DateTimeOffset at, PodEvent said)
        {
            Events.Add((at, said));
            return this;
        }

        public Result Fail(ImageFailure failure)
        {
            Failure = failure;
            return Say(ReturnsAt, failure.Event);
        }

        public JsonArray WriteEvents(string fieldPath = AppFieldPath) => [.. Events.Select(e => ContainersFiles.Event(e.Said, e.At, fieldPath))];
    }
}
