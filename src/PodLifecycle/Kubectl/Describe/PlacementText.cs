using System.Globalization;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Tolerations and topology spread constraints as <c>kubectl describe</c> shows them.</summary>
internal static class PlacementText
{
    public static string Of(Toleration toleration)
    {
        var text = new StringBuilder(toleration.Key);
        if (toleration.Value.Length > 0)
            text.Append('=').Append(toleration.Value);
        if (toleration.Effect.Length > 0)
            text.Append(':').Append(toleration.Effect);
        if (toleration is { Operator: "Exists", Value: "" })
            text.Append(text.Length > 0 ? " " : "").Append("op=Exists");
        if (toleration.TolerationSeconds is { } seconds)
            text.Append(CultureInfo.InvariantCulture, $" for {seconds}s");
        return text.ToString();
    }

    public static string OfSpread(UntypedObject constraint)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{constraint["topologyKey"]}:{constraint["whenUnsatisfiable"]} when max skew {constraint["maxSkew"] ?? 0L} is exceeded");
        if (!constraint.TryGet("labelSelector", out UntypedObject? selector))
            return text;

        string labels = LabelSelector.Of(selector).ToString();
        return $"{text} for selector {(labels.Length == 0 ? PodRow.None : labels)}";
    }
}
