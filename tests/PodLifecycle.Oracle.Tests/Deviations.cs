namespace PodLifecycle.Oracle.Tests;

/// <summary>
/// Where we answer differently on purpose: a predicate over the case, never over its id, with a reason that a user would accept.
/// Such a case counts as not passed.
/// </summary>
internal static class Deviations
{
    private static readonly Deviation[] All = [];

    public static bool Covers(string file, OracleCase recorded) => Array.Exists(All, d => d.File == file && d.Applies(recorded));

    private sealed record Deviation(string File, Func<OracleCase, bool> Applies, string Reason);
}
