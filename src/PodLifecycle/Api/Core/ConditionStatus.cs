namespace PodLifecycle.Api;

/// <summary>The values of a condition. (v1 ConditionStatus)</summary>
public static class ConditionStatus
{
    /// <summary>It holds.</summary>
    public const string True = "True";

    /// <summary>It does not hold.</summary>
    public const string False = "False";

    /// <summary>Nobody can tell.</summary>
    public const string Unknown = "Unknown";
}
