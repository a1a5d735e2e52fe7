namespace PodLifecycle;

/// <summary>Names of the resources that the rules know by name. (v1 ResourceName)</summary>
internal static class ResourceName
{
    public const string Cpu = "cpu";
    public const string Memory = "memory";
    public const string EphemeralStorage = "ephemeral-storage";
    public const string Pods = "pods";
    public const string HugePagesPrefix = "hugepages-";

    public static bool IsHugePages(string name) => name.StartsWith(HugePagesPrefix, StringComparison.Ordinal);

    /// <summary>Resources that a pod may ask for as a whole.</summary>
    public static bool IsPodLevel(string name) => name is Cpu or Memory || IsHugePages(name);
}
