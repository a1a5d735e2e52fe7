namespace PodLifecycle.Oracle.Tests.Manifests;

/// <summary>What the recorder fixed, by the family's README.</summary>
internal static class Recorder
{
    public const string NameSuffix = "x7k2q";
    public const string ResourceVersion = "10";

    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
