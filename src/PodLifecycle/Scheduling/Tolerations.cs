using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a taint does to pods that do not tolerate it. (v1 TaintEffect)</summary>
internal static class TaintEffect
{
    public const string NoSchedule = "NoSchedule";
    public const string PreferNoSchedule = "PreferNoSchedule";
    public const string NoExecute = "NoExecute";
}

/// <summary>How a toleration's value is compared with a taint's. (v1 TolerationOperator)</summary>
internal static class TolerationOperator
{
    public const string Equal = "Equal";
    public const string Exists = "Exists";
    public const string Lt = "Lt";
    public const string Gt = "Gt";
}

/// <summary>A node's taint. (v1 Taint)</summary>
internal sealed record Taint(string Key, string Value, string Effect)
{
    public static Taint From(UntypedObject taint) => new(taint["key"] as string ?? "", taint["value"] as string ?? "", taint["effect"] as string ?? "");
}

/// <summary>When a pod must leave a node because of its taints.</summary>
internal abstract record TaintEviction
{
    public sealed record Now : TaintEviction;

    public sealed record After(TimeSpan Patience) : TaintEviction;

    public sealed record Never : TaintEviction;
}

/// <summary>Which taints a pod puts up with.</summary>
internal static class Tolerations
{
    /// <param name="toleration">Of the pod.</param>
    /// <param name="taint">Of the node.</param>
    /// <param name="comparisonOperators">Whether the gate TaintTolerationComparisonOperators (alpha in 1.36, off) is on.</param>
    public static bool Tolerates(Toleration toleration, Taint taint, bool comparisonOperators = false)
    {
        if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect)
            return false;
        if (toleration.Key.Length > 0 && toleration.Key != taint.Key)
            return false;
        return toleration.Operator switch
        {
            "" or TolerationOperator.Equal => toleration.Value == taint.Value,
            TolerationOperator.Exists => true,
            TolerationOperator.Gt => comparisonOperators && Compare(taint.Value, toleration.Value) > 0,
            TolerationOperator.Lt => comparisonOperators && Compare(taint.Value, toleration.Value) < 0,
            _ => false,
        };
    }

    /// <summary>The first taint that keeps the pod off the node, or null.</summary>
    public static Taint? FirstUntolerated(IReadOnlyList<Taint> taints, ValueList<Toleration> tolerations, bool comparisonOperators = false)
    {
        foreach (Taint taint in taints)
        {
            if (taint.Effect is TaintEffect.NoSchedule or TaintEffect.NoExecute && First(tolerations, taint, comparisonOperators) is null)
                return taint;
        }

        return null;
    }

    /// <summary>When the pod must leave: each NoExecute taint takes the first toleration that tolerates it, the least patience counts.</summary>
    public static TaintEviction Eviction(IReadOnlyList<Taint> taints, ValueList<Toleration> tolerations, bool comparisonOperators = false)
    {
        long? seconds = null;
        foreach (Taint taint in taints)
        {
            if (taint.Effect != TaintEffect.NoExecute)
                continue;
            if (First(tolerations, taint, comparisonOperators) is not { } toleration)
                return new TaintEviction.Now();
            if (toleration.TolerationSeconds is { } patience)
                seconds = Math.Min(seconds ?? long.MaxValue, Math.Max(0, patience));
        }

        return seconds is { } least ? new TaintEviction.After(TimeSpan.FromSeconds(least)) : new TaintEviction.Never();
    }

    private static Toleration? First(ValueList<Toleration> tolerations, Taint taint, bool comparisonOperators)
    {
        foreach (Toleration toleration in tolerations)
        {
            if (Tolerates(toleration, taint, comparisonOperators))
                return toleration;
        }

        return null;
    }

    /// <summary>Compares whole numbers in canonical spelling (no plus sign, no leading zeros); 0 when either is none.</summary>
    private static int Compare(string left, string right) =>
        IsCanonical(left, out long a) && IsCanonical(right, out long b) ? a.CompareTo(b) : 0;

    private static bool IsCanonical(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value.ToString(CultureInfo.InvariantCulture) == text;
}
