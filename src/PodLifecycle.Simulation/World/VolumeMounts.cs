using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>
/// The kubelet's volume manager for one pod. A volume whose ConfigMap or Secret is missing is tried again at growing intervals, whether
/// a sync waits for it or not; a sync that waits gives up after a while and comes again.
/// </summary>
/// <param name="pod">The pod as it is now.</param>
/// <param name="world">What the pod shares with others.</param>
/// <param name="failed">Told of each attempt that fails, once for each volume.</param>
internal sealed class VolumeMounts(Func<Pod> pod, World world, Action<string> failed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(123);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(122);
    private bool isTrying;
    private DateTimeOffset? mountedAt;
    private (DateTimeOffset Since, Action Mounted)? waiting;

    private Timing Timing => world.Options.Timing;

    /// <summary>A sync waits for all volumes of the pod.</summary>
    public void Wait(Action mounted, Action<string> gaveUp)
    {
        DateTimeOffset since = world.Now;
        if (mountedAt is not null || (!isTrying && Missing().Count == 0))
        {
            world.Time.At(since + Timing.VolumeMount, Order.Process, mounted);
            return;
        }

        waiting = (since, mounted);
        world.Time.At(since + Patience, Order.Process, () =>
        {
            if (waiting?.Since != since)
                return;
            waiting = null;
            gaveUp($"Unable to attach or mount volumes: unmounted volumes=[{string.Join(' ', Missing().Select(m => m.Volume))}], unattached volumes=[], failed to process volumes=[]: context deadline exceeded");
        });
        if (!isTrying)
        {
            isTrying = true;
            world.Time.At(since + Timing.VolumeReconcile, Order.Process, () => Try(FirstRetry));
        }
    }

    private void Try(TimeSpan retry)
    {
        if (pod().Metadata.DeletionTimestamp is not null)
            return;

        List<(string Volume, string Error)> missing = Missing();
        foreach ((string volume, string error) in missing)
            failed($"MountVolume.SetUp failed for volume \"{volume}\" : {error}");
        if (missing.Count == 0)
            AllAreMounted();
        else
            world.Time.At(world.Now + retry, Order.Process, () => Try(retry * 2 < LongestRetry ? retry * 2 : LongestRetry));
    }

    /// <summary>A sync that waits looks now and then.</summary>
    private void AllAreMounted()
    {
        mountedAt = world.Now;
        if (waiting is not { } sync)
            return;

        waiting = null;
        DateTimeOffset look = world.Now;
        if (Timing.VolumeMount > TimeSpan.Zero)
            look = sync.Since + (Timing.VolumeMount * (((world.Now - sync.Since).Ticks / Timing.VolumeMount.Ticks) + 1));
        world.Time.At(look, Order.Process, sync.Mounted);
    }

    private List<(string Volume, string Error)> Missing()
    {
        var missing = new List<(string, string)>();
        foreach (UntypedObject volume in pod().Spec.Volumes)
        {
            if (PodVolumes.SourcesOf(volume).Select(Error).FirstOrDefault(e => e is not null) is { } error)
                missing.Add((volume["name"] as string ?? "", error));
        }

        return missing;
    }

    private string? Error(UntypedObject source) =>
        source.TryGet("configMap", out UntypedObject? configMap) ? Error(configMap, ClusterObjects.ConfigMap, configMap["name"], "configmap", "config")
        : source.TryGet("secret", out UntypedObject? secret) ? Error(secret, ClusterObjects.Secret, secret["secretName"] ?? secret["name"], "secret", "secret")
        : null;

    private string? Error(UntypedObject source, string kind, object? name, string word, string keyWord)
    {
        if (source["optional"] is true)
            return null;
        if (world.Objects.Files(kind, pod().Metadata.Namespace, name as string ?? "") is not { } files)
            return $"{word} \"{name}\" not found";
        if (!source.TryGet("items", out ValueList<UntypedObject>? items))
            return null;

        foreach (UntypedObject item in items)
        {
            if (item["key"] is string key && !files.ContainsKey(key))
                return $"references non-existent {keyWord} key: {key}";
        }

        return null;
    }
}
