namespace PodLifecycle.Api;

/// <summary>Selectors of labels. (meta/v1 LabelSelector)</summary>
internal static class SelectorRules
{
    public const string NotAnOperator = "not a valid selector operator";
    public const string NeedsValues = "must be specified when `operator` is 'In' or 'NotIn'";
    public const string NeedsNoValues = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";

    private static readonly Rules Expression = new(
        new("", Operator),
        new("key", Checks.Format(Formats.QualifiedName)),
        new("values[*]", Checks.Format(Formats.LabelValue)));

    public static readonly Rules Any = new(
        new("matchLabels", Checks.Labels),
        new("matchExpressions[*]", Expression.Check));

    /// <summary>As <see cref="Any"/>, but values that no label can have pass.</summary>
    public static readonly Rules WithAnyValues = new(
        new("matchLabels", at =>
        {
            foreach (string key in at.Texts.Keys)
            {
                foreach (string wrong in Formats.QualifiedName(key))
                    at.Invalid(key, wrong);
            }
        }),
        new("matchExpressions[*]", Operator),
        new("matchExpressions[*].key", Checks.Format(Formats.QualifiedName)));

    public static bool IsValid(ApiObject? selector)
    {
        if (selector is null)
            return true;
        var validation = new Validation();
        Any.Check(Place.Of(selector, validation));
        return validation.Errors.Count == 0;
    }

    private static void Operator(Place at)
    {
        Place values = at["values"];
        switch (at["operator"].Text)
        {
            case "In" or "NotIn":
                if (values.Count == 0)
                    values.Required(NeedsValues);
                break;
            case "Exists" or "DoesNotExist":
                if (values.Count > 0)
                    values.Forbidden(NeedsNoValues);
                break;
            default:
                at["operator"].Invalid(at["operator"].Text, NotAnOperator);
                break;
        }
    }
}
