using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Which objects are meant, by their labels: the text of <c>kubectl get -l</c>, such as <c>app=web,tier in (front,back),!canary</c>.</summary>
public sealed class LabelSelector
{
    private readonly LabelRequirement[] requirements;

    private LabelSelector(IEnumerable<LabelRequirement> requirements) => this.requirements = [.. requirements.OrderBy(r => r.Key, StringComparer.Ordinal)];

    /// <summary>Reads a selector.</summary>
    /// <param name="text">
    /// Requirements joined by commas, all of which must hold: <c>k=v</c>, <c>k==v</c>, <c>k!=v</c>, <c>k in (a,b)</c>, <c>k notin (a,b)</c>, <c>k</c>, <c>!k</c>,
    /// <c>k&gt;1</c>, <c>k&lt;1</c>. Those with <c>!=</c> and <c>notin</c> also select what lacks the label. An empty text selects all.
    /// </param>
    /// <returns>The selector.</returns>
    /// <exception cref="KubectlException">The text is no selector; the message is that of <c>kubectl</c>.</exception>
    public static LabelSelector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new LabelSelector(new LabelSelectorParser(text).Parse());
    }

    /// <summary>Whether an object with these labels is selected.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>True when all requirements hold.</returns>
    public bool Matches(ValueMap<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        foreach (LabelRequirement requirement in requirements)
        {
            if (!requirement.Matches(labels))
                return false;
        }

        return true;
    }

    /// <summary>The selector in its canonical text: sorted by key, values sorted, without blanks.</summary>
    /// <returns>A text that <see cref="Parse"/> reads back; empty when all is selected.</returns>
    public override string ToString() => string.Join(',', requirements.AsEnumerable());

    /// <summary>The selector of an API object (<c>meta/v1.LabelSelector</c>).</summary>
    internal static LabelSelector Of(UntypedObject selector)
    {
        ValueMap<string> labels = selector["matchLabels"] as ValueMap<string> ?? ValueMap<string>.Empty;
        ValueList<UntypedObject> expressions = selector["matchExpressions"] as ValueList<UntypedObject> ?? [];
        return new LabelSelector(
        [
            .. labels.Select(label => new LabelRequirement(label.Key, LabelOperator.Equal, label.Value)),
            .. expressions.Select(expression => new LabelRequirement(
                expression["key"] as string ?? "",
                expression["operator"] switch
                {
                    "In" => LabelOperator.In,
                    "NotIn" => LabelOperator.NotIn,
                    "Exists" => LabelOperator.Exists,
                    "DoesNotExist" => LabelOperator.DoesNotExist,
                    var other => throw new KubectlException($"\"{other}\" is not a valid label selector operator"),
                },
                [.. (expression["values"] as ValueList<string> ?? []).Order(StringComparer.Ordinal)])),
        ]);
    }
}
