using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The rules that wrote the STATUS column, one after the other.</summary>
internal static class ExplainedStatus
{
    public static void Say(Explainer to)
    {
        foreach (StatusStep step in to.Steps)
        {
            to.Say(
                $"status.{step.Rule}",
                [step.Field],
                ("field", step.Field),
                ("status", step.Status.Length > 0 ? step.Status : "\"\""),
                ("container", Container(to.Pod, step.Field)),
                ("version", string.Create(CultureInfo.InvariantCulture, $"1.{(int)to.Options.Version}")));
        }

        if (to.Steps.Any(step => step.Rule is StatusRule.ContainerWaiting or StatusRule.ContainerTerminated))
            to.Say("status.last-wins", []);
    }

    /// <summary>The name of the container in whose status the field lies.</summary>
    private static string Container(Pod pod, string field)
    {
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (field.StartsWith($"{placed.List}[{placed.Index}]", StringComparison.Ordinal))
                return placed.Status.Name;
        }

        return "";
    }
}
