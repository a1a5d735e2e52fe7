using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Which nodes a pod asks for: its nodeSelector and its node affinity.</summary>
internal static class NodeSelectors
{
    private static readonly string[] Operators = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];

    /// <summary>Whether the node has what the pod requires. Terms that cannot be read are an error only when no other term matches.</summary>
    public static (bool Matches, string? Error) Match(PodSpec spec, ObjectMeta node)
    {
        foreach ((string key, string value) in spec.NodeSelector)
        {
            if (!node.Labels.TryGetValue(key, out string? own) || own != value)
                return (false, null);
        }

        if (RequiredTerms(spec) is not { } terms)
            return (true, null);
        var errors = new List<string>();
        for (int i = 0; i < terms.Count; i++)
        {
            if (Matches(terms[i], $"nodeSelectorTerms[{i.ToString(CultureInfo.InvariantCulture)}]", node, errors))
                return (true, null);
        }

        return (false, Joined(errors));
    }

    /// <summary>The sum of the weights of the preferences that the node satisfies; null when the pod has none.</summary>
    public static (long? Score, string? Error) Score(PodSpec spec, ObjectMeta node)
    {
        if (NodeAffinity(spec)?[AffinityField.Preferred] is not ValueList<UntypedObject> { Count: > 0 } preferences)
            return (null, null);
        long score = 0;
        var errors = new List<string>();
        for (int i = 0; i < preferences.Count; i++)
        {
            long weight = preferences[i]["weight"] as long? ?? 0;
            if (weight != 0 && preferences[i].TryGet("preference", out UntypedObject? term) && Matches(term, $"[{i.ToString(CultureInfo.InvariantCulture)}]", node, errors))
                score += weight;
        }

        return errors.Count == 0 ? (score, null) : (null, Joined(errors));
    }

    /// <summary>The terms of the required node affinity, any of which will do; null when nothing is required.</summary>
    public static ValueList<UntypedObject>? RequiredTerms(PodSpec spec) =>
        NodeAffinity(spec) is { } affinity && affinity.TryGet(AffinityField.Required, out UntypedObject? required) ? required["nodeSelectorTerms"] as ValueList<UntypedObject> ?? [] : null;

    /// <summary>The names to which a term is bound by <c>metadata.name</c>, or null when it is not.</summary>
    public static IReadOnlyCollection<string>? Names(UntypedObject term)
    {
        HashSet<string>? names = null;
        foreach (UntypedObject field in Requirements(term, "matchFields"))
        {
            if (field["key"] as string != "metadata.name" || field["operator"] as string != "In")
                continue;
            var values = field["values"] as ValueList<string> ?? [];
            if (names is null)
                names = new(values, StringComparer.Ordinal);
            else
                names.IntersectWith(values);
        }

        return names;
    }

    private static UntypedObject? NodeAffinity(PodSpec spec) => spec.Affinity?["nodeAffinity"] as UntypedObject;

    private static ValueList<UntypedObject> Requirements(UntypedObject term, string list) => term[list] as ValueList<UntypedObject> ?? [];

    private static string? Joined(List<string> errors) => errors.Count switch
    {
        0 => null,
        1 => errors[0],
        _ => $"[{string.Join(", ", errors)}]",
    };

    private static bool Matches(UntypedObject term, string path, ObjectMeta node, List<string> errors)
    {
        ValueList<UntypedObject> expressions = Requirements(term, "matchExpressions");
        ValueList<UntypedObject> fields = Requirements(term, "matchFields");
        if (expressions.Count == 0 && fields.Count == 0)
            return false;

        int before = errors.Count;
        bool matches = true;
        for (int i = 0; i < expressions.Count; i++)
            matches &= Satisfies(expressions[i], $"{path}.matchExpressions[{i.ToString(CultureInfo.InvariantCulture)}]", node.Labels, errors);
        for (int i = 0; i < fields.Count; i++)
            matches &= SatisfiesField(fields[i], $"{path}.matchFields[{i.ToString(CultureInfo.InvariantCulture)}]", node.Name, errors);
        return matches && errors.Count == before;
    }

    private static bool Satisfies(UntypedObject requirement, string path, ValueMap<string> labels, List<string> errors)
    {
        string @operator = requirement["operator"] as string ?? "";
        var values = requirement["values"] as ValueList<string> ?? [];
        if (Problem(@operator, values) is { } problem)
        {
            errors.Add(path + problem);
            return false;
        }

        bool has = labels.TryGetValue(requirement["key"] as string ?? "", out string? value);
        return @operator switch
        {
            "In" => has && values.Contains(value!),
            "NotIn" => !has || !values.Contains(value!),
            "Exists" => has,
            "DoesNotExist" => !has,
            _ => has && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long own)
                && (@operator == "Gt" ? own > Number(values[0]) : own < Number(values[0])),
        };
    }

    private static string? Problem(string @operator, ValueList<string> values)
    {
        string shown = values.Count == 0 ? "null" : InternalJson.Of(values).Text;
        switch (@operator)
        {
            case "In" or "NotIn":
                return values.Count > 0 ? null : $".values: Invalid value: {shown}: for 'in', 'notin' operators, values set can't be empty";
            case "Exists" or "DoesNotExist":
                return values.Count == 0 ? null : $".values: Invalid value: {shown}: values set must be empty for exists and does not exist";
            case "Gt" or "Lt":
                if (values.Count != 1)
                    return $".values: Invalid value: {shown}: for 'Gt', 'Lt' operators, exactly one value is required";
                return long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    ? null
                    : $".values[0]: Invalid value: {GoQuote.Format(values[0])}: for 'Gt', 'Lt' operators, the value must be an integer";
            default:
                return $".operator: Unsupported value: {GoQuote.Format(@operator)}: supported values: {string.Join(", ", Operators.Select(GoQuote.Format))}";
        }
    }

    private static bool SatisfiesField(UntypedObject requirement, string path, string name, List<string> errors)
    {
        string @operator = requirement["operator"] as string ?? "";
        var values = requirement["values"] as ValueList<string> ?? [];
        if (@operator is not ("In" or "NotIn"))
        {
            errors.Add($"{path}.operator: Unsupported value: {GoQuote.Format(@operator)}: supported values: \"In\", \"NotIn\"");
            return false;
        }

        if (values.Count != 1)
        {
            errors.Add($"{path}.values: Invalid value: {(values.Count == 0 ? "null" : InternalJson.Of(values).Text)}: must have one element");
            return false;
        }

        bool has = requirement["key"] as string == "metadata.name" && values[0] == name;
        return @operator == "In" ? has : requirement["key"] as string == "metadata.name" && !has;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
