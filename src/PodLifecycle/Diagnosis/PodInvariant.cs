using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A rule that a pod keeps at every instant, or from each of its versions to the next.</summary>
public sealed record PodInvariant
{
    private readonly Func<Pod, Pod, Breach?> check;

    private PodInvariant(string name, StatusWriters binds, string rule, bool comparesVersions, Func<Pod, Pod, Breach?> check)
    {
        Name = name;
        Binds = binds;
        Rule = rule;
        ComparesVersions = comparesVersions;
        this.check = check;
    }

    /// <summary>A short name of words and hyphens, such as <c>ready-needs-containers-ready</c>; no two rules share one.</summary>
    public string Name { get; }

    /// <summary>Those who keep the rule in all they write.</summary>
    public StatusWriters Binds { get; }

    /// <summary>The rule in one sentence.</summary>
    public string Rule { get; }

    /// <summary>Whether it is about two consecutive versions of a pod; otherwise it is about one.</summary>
    public bool ComparesVersions { get; }

    internal static PodInvariant OfStatus(string name, StatusWriters binds, string rule, Func<Pod, Breach?> check) =>
        new(name, binds, rule, comparesVersions: false, (_, pod) => check(pod));

    internal static PodInvariant OfChange(string name, StatusWriters binds, string rule, Func<Pod, Pod, Breach?> check) =>
        new(name, binds, rule, comparesVersions: true, check);

    /// <summary>Whether the rule can be relied on when these may have written.</summary>
    internal bool HoldsUnder(StatusWriters writers)
    {
        StatusWriters others = writers & ~StatusWriters.ApiServer;
        return Binds.HasFlag(StatusWriters.ApiServer) || (others != StatusWriters.None && Binds.HasFlag(others));
    }

    internal BrokenInvariant? Broken(Pod before, Pod pod) => check(before, pod) is { } breach ? new(this, breach.Field, breach.Problem) : null;
}

/// <summary>A rule that a pod does not keep.</summary>
/// <param name="Invariant">The rule.</param>
/// <param name="Field">Where it is broken, such as <c>status.containerStatuses[0].restartCount</c>.</param>
/// <param name="Problem">What is wrong there.</param>
public sealed record BrokenInvariant(PodInvariant Invariant, string Field, string Problem)
{
    /// <summary>One line: the rule's name, the field and the problem.</summary>
    /// <returns>Text such as <c>restart-count-never-falls: status.containerStatuses[0].restartCount: 1 after 2</c>.</returns>
    public override string ToString() => $"{Invariant.Name}: {Field}: {Problem}";
}

/// <summary>Where and how a rule is broken.</summary>
internal sealed record Breach(string Field, string Problem);
