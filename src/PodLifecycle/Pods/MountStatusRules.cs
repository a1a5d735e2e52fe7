using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a status says of a container's mounts before the container runs.</summary>
internal static class MountStatusRules
{
    private const string Enabled = "Enabled";
    private const string Disabled = "Disabled";

    public static ValueList<VolumeMountStatus> Statuses(ValueList<VolumeMount> mounts)
    {
        if (mounts.Count == 0)
            return ValueList<VolumeMountStatus>.Empty;

        var statuses = new VolumeMountStatus[mounts.Count];
        for (int i = 0; i < statuses.Length; i++)
        {
            VolumeMount mount = mounts[i];
            statuses[i] = new VolumeMountStatus
            {
                Name = mount.Name,
                MountPath = mount.MountPath,
                ReadOnly = mount.ReadOnly,
                RecursiveReadOnly = RecursiveReadOnly(mount),
            };
        }

        return new(statuses);
    }

    /// <summary>What is wanted only if possible is not promised: whether the runtime can is not known here.</summary>
    private static string? RecursiveReadOnly(VolumeMount mount)
    {
        if (!mount.ReadOnly)
            return null;
        return mount.RecursiveReadOnly == Enabled ? Enabled : Disabled;
    }
}
