using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the reasons mean, what causes them, and what to do about them.</summary>
internal static class ExplainedReasons
{
    private const int FirstSignal = 129;
    private const int LastSignal = 192;

    /// <summary>The name under which the catalogue has the reason: some words mean other things in some conditions.</summary>
    public static string Name(Explainer to, string reason, string? conditionType)
    {
        string special = $"{conditionType}/{reason}";
        if (conditionType is not null && to.Words.Find(special, ReasonPart.Means) is not null)
            return special;
        bool isAny = to.Words.Find(reason, ReasonPart.Means) is null && reason.StartsWith("OutOf", StringComparison.Ordinal);
        return isAny ? ReasonCatalogue.OutOfAny : reason;
    }

    public static void SayMeaning(Explainer to, PodTrouble trouble)
    {
        string name = Name(to, trouble);
        if (to.Words.Find(name, ReasonPart.Means) is not null)
            to.SayReason(name, ReasonPart.Means, [trouble.Field], Places(trouble));
        else if (trouble.Reason.Length > 0)
            to.Say("reason-unknown", [trouble.Field], ("reason", trouble.Reason));
    }

    public static void SayCauses(Explainer to)
    {
        foreach (PodTrouble trouble in to.Troubles)
        {
            to.SayReason(Name(to, trouble), ReasonPart.Causes, [trouble.Field], Places(trouble));
            if (trouble.End is not { } end)
                continue;

            // Behind a wait is an end, and behind both an exit code.
            string field = EndField(trouble);
            if (trouble.Reason != end.Reason && !SaysNothing(end.Reason))
            {
                to.Say("cause.last-run", [field + ".reason"], ("container", trouble.Container!.Value.Status.Name), ("reason", end.Reason));
                to.SayReason(Name(to, end.Reason, null), ReasonPart.Means, [field + ".reason"], Places(trouble));
                to.SayReason(Name(to, end.Reason, null), ReasonPart.Causes, [field + ".reason"], Places(trouble));
            }

            // The code of a kill by the kernel tells no more than the reason; what the kubelet makes up for an end that nobody saw tells nothing.
            if (end.Reason is not (ContainerReason.OomKilled or ContainerReason.ContainerStatusUnknown or ContainerReason.RestartingAllContainers))
                SayExitCode(to, trouble, end, field);
        }
    }

    public static void SayRemedies(Explainer to)
    {
        foreach (PodTrouble trouble in to.Troubles)
        {
            to.SayReason(Name(to, trouble), ReasonPart.Remedy, [], Places(trouble));
            if (trouble.End is { } end && trouble.Reason != end.Reason && !SaysNothing(end.Reason))
                to.SayReason(Name(to, end.Reason, null), ReasonPart.Remedy, [], Places(trouble));
        }

        foreach (PlacedStatus placed in PlacedStatus.All(to.Pod))
        {
            if (placed is { IsMain: true, Status: { Ready: false, State.Running: not null } })
                to.Say("remedy.unready", [], ("container", placed.Status.Name));
        }

        if (to.Troubles.Count > 0)
            to.Say("remedy.describe", []);
    }

    private static void SayExitCode(Explainer to, PodTrouble trouble, ContainerStateTerminated end, string field)
    {
        string code = end.ExitCode.ToString(CultureInfo.InvariantCulture);
        string key = to.Words.Has($"exit.{code}") ? $"exit.{code}" : end.ExitCode is >= FirstSignal and <= LastSignal ? "exit.signal" : "exit.other";
        to.Say(
            key,
            [field + ".exitCode"],
            ("container", trouble.Container!.Value.Status.Name),
            ("code", code),
            ("signal", (end.ExitCode - FirstSignal + 1).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The runtime's words for any end: the exit code tells more.</summary>
    private static bool SaysNothing(string reason) => reason is ContainerReason.Error or ContainerReason.Completed;

    private static string EndField(PodTrouble trouble) =>
        trouble.Container!.Value is var placed && placed.Status.State.Terminated is null
            ? $"{placed.List}[{placed.Index}].lastState.terminated"
            : $"{placed.List}[{placed.Index}].state.terminated";

    private static string Name(Explainer to, PodTrouble trouble) => Name(to, trouble.Reason, trouble.Condition?.Type);

    private static (string Place, string Value)[] Places(PodTrouble trouble) =>
    [
        ("container", trouble.Container?.Status.Name ?? ""),
        ("reason", trouble.Reason),
        ("resource", trouble.Reason.StartsWith("OutOf", StringComparison.Ordinal) ? trouble.Reason["OutOf".Length..] : ""),
    ];
}
