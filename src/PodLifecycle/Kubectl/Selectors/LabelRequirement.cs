using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How a requirement compares a label.</summary>
internal enum LabelOperator
{
    Equal,
    DoubleEqual,
    NotEqual,
    In,
    NotIn,
    Exists,
    DoesNotExist,
    GreaterThan,
    LessThan,
}

/// <summary>One condition on a label. The values are sorted.</summary>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, params string[] Values)
{
    public bool Matches(ValueMap<string> labels)
    {
        bool exists = labels.TryGetValue(Key, out string? value);
        return Operator switch
        {
            LabelOperator.Equal or LabelOperator.DoubleEqual or LabelOperator.In => exists && Values.Contains(value),
            LabelOperator.NotEqual or LabelOperator.NotIn => !exists || !Values.Contains(value),
            LabelOperator.Exists => exists,
            LabelOperator.DoesNotExist => !exists,
            LabelOperator.GreaterThan => exists && TryNumbers(value!, out long label, out long bound) && label > bound,
            _ => exists && TryNumbers(value!, out long label, out long bound) && label < bound,
        };
    }

    public override string ToString()
    {
        string values = string.Join(',', Values);
        return Operator switch
        {
            LabelOperator.Equal => $"{Key}={values}",
            LabelOperator.DoubleEqual => $"{Key}=={values}",
            LabelOperator.NotEqual => $"{Key}!={values}",
            LabelOperator.In => $"{Key} in ({values})",
            LabelOperator.NotIn => $"{Key} notin ({values})",
            LabelOperator.Exists => Key,
            LabelOperator.DoesNotExist => "!" + Key,
            LabelOperator.GreaterThan => $"{Key}>{values}",
            _ => $"{Key}<{values}",
        };
    }

    private bool TryNumbers(string value, out long label, out long bound)
    {
        bound = 0;
        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out label)
            && long.TryParse(Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out bound);
    }
}
