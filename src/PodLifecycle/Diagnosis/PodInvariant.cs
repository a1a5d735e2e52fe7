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

    /// <summary>The first version whose pods keep the rule; 1.28 where it is older.</summary>
    public KubernetesVersion Since { get; init; } = KubernetesVersion.V1_28;

    /// <summary>The first version whose pods do not keep it any more; null where it still holds in 1.36.</summary>
    public KubernetesVersion? Until { get; init; }

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

    internal bool HoldsIn(KubernetesVersion version) => version >= Since && !(version >= Until);

    internal BrokenInvariant? Broken(Pod before, Pod pod) => check(before, pod) is { } breach ? new(this, breach.Field, breach.Problem) { Mend = breach.Mend } : null;
}

/// <summary>A rule that a pod does not keep.</summary>
/// <param name="Invariant">The rule.</param>
/// <param name="Field">Where it is broken, such as <c>status.containerStatuses[0].restartCount</c>.</param>
/// <param name="Problem">What is wrong there.</param>
public sealed record BrokenInvariant(PodInvariant Invariant, string Field, string Problem)
{
    /// <summary>An edit with which the rule holds; null where the rule compares two versions, of which either may be the wrong one.</summary>
    public FieldEdit? Mend { get; init; }

    /// <summary>One line: the rule's name, the field and the problem.</summary>
    /// <returns>Text such as <c>restart-count-never-falls: status.containerStatuses[0].restartCount: 1 after 2</c>.</returns>
    public override string ToString() => $"{Invariant.Name}: {Field}: {Problem}";
}

/// <summary>Where and how a rule is broken, and what mends it; a rule about one version always says the latter.</summary>
internal sealed record Breach(string Field, string Problem, FieldEdit? Mend = null);
