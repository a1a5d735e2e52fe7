using System.Text.Json;
using System.Text.RegularExpressions;

namespace PodLifecycle.Oracle.Tests.Diagnosis;

/// <summary>Every reason that Kubernetes can give is met in some recording, or it is said why not; and every one can be looked up.</summary>
public class ReasonCoverageTests
{
    private static readonly string[] AnsweredFamilies = ["containers", "health", "kubectl", "manifests", "probes", "status"];

    private static readonly Entry[] Entries = [.. JsonSerializer.Deserialize<JsonElement[]>(OracleFolder.Text("kubectl/status-reasons.json") ?? "[]")!
        .Select(e => new Entry(e.GetProperty("string").GetString()!, e.GetProperty("reachable").GetBoolean()))];

    /// <summary>Why a reachable reason comes from nowhere here.</summary>
    private static readonly (string Why, string[] Reasons)[] NotHere =
    [
        (
            "the kubelet's check of a feature, a device or a profile of the node, which neither recordings nor simulation have",
            [
                "AppArmor", "EmptyPodSharedPoolError", "PodLevelResourcesNotSupported", "PodOSSelectorNodeLabelDoesNotMatch", "SupplementalGroupsPolicyNotSupported",
                "FailedNodeDeclaredFeaturesCheck", "DeletionByDeviceTaintManager", "DeviceTaintManagerEviction", "BindingConditionsPending", "FailedPrepareDynamicResources",
                "FailedResourceClaimCreation",
            ]),
        ("should not happen: no input that a recording could give leads to it", ["NodeName", "UnknownReason", "UnexpectedPredicateFailureType"]),
        ("the same rule as OutOfcpu and OutOfmemory, which are recorded", ["OutOfephemeral-storage"]),
        ("written by CRI-O; the recordings are of containerd", ["seccomp killed"]),
        ("an error of the scheduler itself", ["SchedulerError"]),
        (
            "an error of the node's runtime, cgroups or network that stops the pod's sync; the recordings' runtime fails at images, sandboxes and containers only",
            ["ExceededGracePeriod", "FailedKillPod", "FailedCreatePodContainer", "NetworkNotReady", "FailedPodSandBoxStatus", "FailedSync", "FailedValidation", "ResizeError", "ResizeInfeasible"]),
        (
            "of storage: volumes are there or are not, drivers do not exist",
            [
                "FailedAttachVolume", "SuccessfulAttachVolume", "SuccessfulMountVolume", "FailedMapVolume", "VolumeResizeFailed", "VolumeResizeSuccessful", "FileSystemResizeFailed",
                "FileSystemResizeSuccessful", "VolumePermissionChangeInProgress", "AlreadyMountedVolume", "FailedMountOnFilesystemMismatch", "VolumeConditionAbnormal", "FailedBinding",
                "WaitForPodScheduled", "WaitForFirstConsumer", "ProvisioningFailed",
            ]),
        (
            "a remark on the node's name service, addresses, secrets or certificates, of which the simulation has none",
            ["DNSConfigForming", "MissingClusterDNS", "FailedToRetrieveImagePullSecret", "HostIPsIPFamilyMismatch", "CertificateExpired", "CertificateOverdueForRefresh"]),
        (
            "an event of a node, not of a pod",
            [
                "NodeReady", "NodeSchedulable", "NodeNotSchedulable", "Starting", "KubeletSetupFailed", "Rebooted", "ContainerGCFailed", "ImageGCFailed", "FreeDiskSpaceFailed",
                "InvalidDiskCapacity", "InvalidImageID", "FailedNodeAllocatableEnforcement", "NodeAllocatableEnforced", "PossibleMemoryBackedVolumesOnDisk", "CgroupV1", "SystemOOM",
                "EvictionThresholdMet",
            ]),
        (
            "an event or a condition of a pod's owner, for which controllers are needed",
            [
                "FailedCreate", "SuccessfulDelete", "FailedDelete", "FailedDaemonPod", "SucceededDaemonPod", "SelectingAll", "ConflictingController", "Suspended", "Resumed",
                "TooManySucceededPods", "UnknownCompletionMode", "PodFailurePolicy", "MaxFailedIndexesExceeded", "FailedIndexes", "SuccessPolicy",
            ]),
    ];

    [Fact]
    public void ReachableReasons_AreMetOrExcused()
    {
        // Other recordings than the project's own need not have them all.
        if (Environment.GetEnvironmentVariable("POD_ORACLE") is { Length: > 0 })
            return;

        HashSet<string> met = Met();
        string[] excused = [.. NotHere.SelectMany(n => n.Reasons)];
        string[] notMet = [.. Entries.Where(e => e.Reachable && e.Reason.Length > 0 && !met.Any(e.Fits)).Select(e => e.Reason)];

        notMet.Should().BeSubsetOf(excused);
        excused.Should().BeSubsetOf(notMet, "an excuse for what is met is none").And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Catalogue_HasExactlyTheRecordedReasons()
    {
        // One word means something of its own in one condition.
        IEnumerable<string> known = ReasonCatalogue.Reasons.Where(reason => !reason.Contains('/', StringComparison.Ordinal) || reason.Contains('<', StringComparison.Ordinal));
        if (Entries.Length > 0)
            known.Should().BeEquivalentTo(Entries.Select(e => e.Reason).Where(reason => reason.Length > 0).Distinct());
    }

    /// <summary>All texts in what recorded cases answer, which the tests of their files reproduce, and in recorded scenarios.</summary>
    private static HashSet<string> Met()
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in AnsweredFamilies.SelectMany(OracleFolder.Files))
        {
            foreach (string line in OracleFolder.Lines(file) ?? [])
                Collect(OracleCase.Parse(line).Out, met);
        }

        foreach (string id in OracleFolder.Names("traces").Where(id => id != "index"))
        {
            using JsonDocument scenario = JsonDocument.Parse(OracleFolder.Text($"traces/{id}.json")!);
            Collect(scenario.RootElement, met);
        }

        return met;
    }

    private static void Collect(JsonElement element, HashSet<string> texts)
    {
        var open = new Stack<JsonElement>([element]);
        while (open.TryPop(out JsonElement next))
        {
            if (next.ValueKind == JsonValueKind.String)
                texts.Add(next.GetString()!);
            else if (next.ValueKind == JsonValueKind.Array)
                next.EnumerateArray().ToList().ForEach(open.Push);
            else if (next.ValueKind == JsonValueKind.Object)
                next.EnumerateObject().ToList().ForEach(member => open.Push(member.Value));
        }
    }

    /// <summary>A word, or a pattern with names in angle brackets.</summary>
    private sealed record Entry(string Reason, bool Reachable)
    {
        private readonly Regex? pattern = Reason.Contains('<', StringComparison.Ordinal)
            ? new Regex("^" + Regex.Replace(Reason, "<[^>]*>", ".+") + "$", RegexOptions.CultureInvariant)
            : null;

        public bool Fits(string text) => pattern is null ? text == Reason : text.Length <= 100 && pattern.IsMatch(text);
    }
}
