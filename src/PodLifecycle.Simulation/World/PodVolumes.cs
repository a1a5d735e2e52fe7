using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>
/// A pod's volumes as files. Each is filled when a container first mounts it and lives as long as the pod; of one whose content only a
/// cluster could tell, such as a claim's, an empty directory stands in.
/// </summary>
/// <param name="objects">ConfigMaps and Secrets.</param>
internal sealed class PodVolumes(ClusterObjects objects)
{
    private const string ServiceAccountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string Token = "token\n";
    private static readonly string[] ReadOnlySources = ["configMap", "secret", "downwardAPI", "projected"];
    private readonly Dictionary<string, FileTree> trees = new(StringComparer.Ordinal);
    private FileTree? serviceAccount;

    /// <summary>Where a container finds its volumes, and its service account's token.</summary>
    public IReadOnlyList<Mount> Mounts(Pod pod, Container container, ContainerEnvironment environment, EnvironmentSources sources)
    {
        var mounts = new List<Mount>();
        foreach (VolumeMount mount in container.VolumeMounts)
        {
            UntypedObject? volume = pod.Spec.Volumes.FirstOrDefault(v => v["name"] is string name && name == mount.Name);
            string subPath = mount.SubPathExpr.Length > 0 ? environment.ExpandSubPath(mount.SubPathExpr).SubPath : mount.SubPath;
            mounts.Add(new Mount(mount.MountPath, Tree(mount.Name, volume, pod, container, sources), mount.ReadOnly || IsReadOnly(volume)) { SubPath = subPath });
        }

        if (pod.Spec.AutomountServiceAccountToken != false && !mounts.Exists(m => m.Path == ServiceAccountPath))
            mounts.Add(new Mount(ServiceAccountPath, serviceAccount ??= ServiceAccount(pod), ReadOnly: true));
        return mounts;
    }

    private static bool IsReadOnly(UntypedObject? volume) => volume is not null && ReadOnlySources.Any(source => volume[source] is not null);

    private FileTree Tree(string name, UntypedObject? volume, Pod pod, Container container, EnvironmentSources sources)
    {
        if (trees.TryGetValue(name, out FileTree? known))
            return known;

        var tree = new FileTree();
        foreach (UntypedObject source in SourcesOf(volume))
            Fill(tree, source, pod, container, sources);
        return trees[name] = tree;
    }

    /// <summary>The sources of a volume: of a projected one there may be several.</summary>
    public static UntypedObject[] SourcesOf(UntypedObject? volume)
    {
        if (volume is null)
            return [];
        if (!volume.TryGet("projected", out UntypedObject? projected))
            return [volume];
        return projected.TryGet("sources", out ValueList<UntypedObject>? parts) ? parts.ToArray() : [];
    }

    /// <summary>A volume's own source and a part of a projected one have the same shape.</summary>
    private void Fill(FileTree tree, UntypedObject from, Pod pod, Container container, EnvironmentSources sources)
    {
        if (from.TryGet("configMap", out UntypedObject? configMap))
            Write(tree, objects.Files(ClusterObjects.ConfigMap, pod.Metadata.Namespace, configMap["name"] as string ?? ""), configMap);
        if (from.TryGet("secret", out UntypedObject? secret))
            Write(tree, objects.Files(ClusterObjects.Secret, pod.Metadata.Namespace, (secret["secretName"] ?? secret["name"]) as string ?? ""), secret);
        if (from.TryGet("serviceAccountToken", out UntypedObject? token))
            tree.Write(Inside(token["path"]), Token);
        if (from.TryGet("downwardAPI", out UntypedObject? downward) && downward.TryGet("items", out ValueList<UntypedObject>? files))
        {
            foreach (UntypedObject file in files)
                tree.Write(Inside(file["path"]), ContainerEnvironment.ValueOf(pod, container, sources, file).Value ?? "");
        }
    }

    /// <summary>All keys by their names, or those that are asked for by the paths that are asked for.</summary>
    private static void Write(FileTree tree, ValueMap<string>? data, UntypedObject source)
    {
        if (data is null)
            return;

        if (!source.TryGet("items", out ValueList<UntypedObject>? items))
        {
            foreach ((string key, string text) in data)
                tree.Write(key, text);
            return;
        }

        foreach (UntypedObject item in items)
        {
            if (data.TryGetValue(item["key"] as string ?? "", out string? text))
                tree.Write(Inside(item["path"]), text);
        }
    }

    private FileTree ServiceAccount(Pod pod)
    {
        var tree = new FileTree();
        tree.Write("token", Token);
        tree.Write("namespace", pod.Metadata.Namespace);
        foreach ((string key, string text) in objects.Files(ClusterObjects.ConfigMap, pod.Metadata.Namespace, "kube-root-ca.crt")!)
            tree.Write(key, text);
        return tree;
    }

    private static string Inside(object? path) => FileSystem.Absolute(path as string ?? "", "/")[1..];
}
