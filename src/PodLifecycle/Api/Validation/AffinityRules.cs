using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>Where a pod may and would like to run: affinity, spreading, tolerations. (v1 Affinity, TopologySpreadConstraint, Toleration)</summary>
internal static class AffinityRules
{
    private const string NoSelector = "must not be specified when labelSelector is not set";

    private static readonly Check Weight = at =>
    {
        if (at.Number is < 1 or > 100)
            at.Invalid("must be in the range 1-100");
    };

    private static readonly Rules RequiredTerm = NodeTerm(checkValues: true);
    private static readonly Rules PreferredTerm = NodeTerm(checkValues: false);

    private static readonly Rules NodeAffinity = new(
        new(AffinityField.Required + ".nodeSelectorTerms", Checks.RequiredText("must have at least one node selector term")),
        new(AffinityField.Required + ".nodeSelectorTerms[*]", at => (OldHasOddNodeValues(at.Validation.Pod.Old) ? PreferredTerm : RequiredTerm).Check(at)),
        new(AffinityField.Preferred + "[*].weight", Weight),
        new(AffinityField.Preferred + "[*].preference", PreferredTerm.Check));

    private static readonly Rules PodTerm = new(
        new("labelSelector", Selector),
        new("namespaceSelector", Selector),
        new("namespaces[*]", at =>
        {
            foreach (string wrong in Formats.DnsLabel(at.Text))
                at.Parent.Parent.Below("namespace").Invalid(at.Text, wrong);
        }),
        new("matchLabelKeys", NeedsSelector),
        new("mismatchLabelKeys", NeedsSelector),
        new("", KeysBesideSelector),
        new("matchLabelKeys[*]", at =>
        {
            if (at.Parent.Parent["mismatchLabelKeys"].Items.Any(k => k.Text == at.Text))
                at.Invalid("exists in both matchLabelKeys and mismatchLabelKeys");
        }),
        new("topologyKey", Checks.RequiredText("can not be empty")),
        new("topologyKey", Checks.Format(Formats.QualifiedName)));

    private static readonly Rules PodAffinity = new(
        new(AffinityField.Required + "[*]", PodTerm.Check),
        new(AffinityField.Preferred + "[*]", at =>
        {
            Weight(at["weight"]);
            PodTerm.Check(at["podAffinityTerm"]);
        }));

    public static readonly Rules Affinity = new(
        new("nodeAffinity", NodeAffinity.Check),
        new("podAffinity", PodAffinity.Check),
        new("podAntiAffinity", PodAffinity.Check));

    private static readonly Rules Constraint = new(
        new("maxSkew", at =>
        {
            if (at.Number <= 0)
                at.Invalid("must be greater than zero");
        }),
        new("topologyKey", Checks.RequiredText("can not be empty")),
        new("whenUnsatisfiable", Checks.AlwaysOneOf("DoNotSchedule", "ScheduleAnyway")),
        new("", UniqueConstraint),
        new("minDomains", at =>
        {
            if (!at.IsSet)
                return;
            if (at.Number <= 0)
                at.Invalid("must be greater than zero");
            if (at.Parent["whenUnsatisfiable"].Text != "DoNotSchedule")
                at.Invalid($"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {at.Parent["whenUnsatisfiable"].Text}");
        }),
        new("nodeAffinityPolicy", Checks.OneOf("Honor", "Ignore")),
        new("nodeTaintsPolicy", Checks.OneOf("Honor", "Ignore")),
        new("matchLabelKeys", SpreadKeys),
        new("labelSelector", at =>
        {
            if (OldSelectorsAreValid(at.Validation.Pod.Old))
                SelectorRules.Any.Check(at);
        }));

    public static void Constraints(Place at)
    {
        foreach (Place constraint in at.Items)
            Constraint.Check(constraint);
    }

    public static void Tolerations(Place at)
    {
        foreach (Place toleration in at.Items)
            Toleration(toleration);
    }

    private static void Toleration(Place at)
    {
        Place key = at["key"];
        Place @operator = at["operator"];
        Place value = at["value"];
        Place effect = at["effect"];
        Checks.OptionalFormat(Formats.QualifiedName)(key);
        if (key.Text.Length == 0 && @operator.Text != TolerationOperator.Exists)
            @operator.Invalid(@operator.Text, "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        if (at.Has("tolerationSeconds") && effect.Text != TaintEffect.NoExecute)
            effect.Invalid(effect.Text, "effect must be 'NoExecute' when `tolerationSeconds` is set");

        bool comparisons = at.Validation.Gates.TaintTolerationComparisonOperators;
        switch (@operator.Text)
        {
            case "" or TolerationOperator.Equal:
                foreach (string wrong in Formats.LabelValue(value.Text))
                    @operator.Invalid(value.Text, wrong);
                break;
            case TolerationOperator.Exists:
                if (value.Text.Length > 0)
                    @operator.Invalid(value.Text, "value must be empty when `operator` is 'Exists'");
                break;
            case TolerationOperator.Lt or TolerationOperator.Gt when comparisons:
                WholeNumber(value);
                break;
            default:
                @operator.NotSupported(@operator.Text, @operator.Text is TolerationOperator.Lt or TolerationOperator.Gt ? ["Equal", "Exists", "Lt", "Gt"] : ["Equal", "Exists"]);
                break;
        }

        Checks.OneOf(TaintEffect.NoSchedule, TaintEffect.PreferNoSchedule, TaintEffect.NoExecute)(effect);
    }

    private static void WholeNumber(Place at)
    {
        string text = at.Text;
        string digits = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        bool isNumber = digits.Length > 0 && digits.All(char.IsAsciiDigit);
        bool isCanonical = isNumber && !text.StartsWith('+') && (digits[0] != '0' || text == "0");
        if (text.Length == 0)
            at.Invalid(text, "must be non-empty");
        else if (!isCanonical)
            at.Invalid(text, "must be a valid decimal integer in canonical form");
        if (!isNumber)
            at.Invalid(text, $"strconv.ParseInt: parsing {GoQuote.Format(text)}: invalid syntax");
        else if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            at.Invalid(text, $"strconv.ParseInt: parsing {GoQuote.Format(text)}: value out of range");
    }

    private static Rules NodeTerm(bool checkValues) => new(
        new("matchExpressions[*]", at => NodeExpression(at, checkValues)),
        new("matchFields[*]", NodeField));

    private static void NodeExpression(Place at, bool checkValues)
    {
        Place values = at["values"];
        switch (at["operator"].Text)
        {
            case "In" or "NotIn":
                if (values.Count == 0)
                    values.Required(SelectorRules.NeedsValues);
                break;
            case "Exists" or "DoesNotExist":
                if (values.Count > 0)
                    values.Forbidden(SelectorRules.NeedsNoValues);
                break;
            case "Gt" or "Lt":
                if (values.Count != 1)
                    values.Required("must be specified single value when `operator` is 'Lt' or 'Gt'");
                break;
            default:
                at["operator"].Invalid(at["operator"].Text, SelectorRules.NotAnOperator);
                break;
        }

        Checks.Format(Formats.QualifiedName)(at["key"]);
        if (!checkValues)
            return;
        foreach (Place value in values.Items)
            Checks.Format(Formats.LabelValue)(value);
    }

    private static void NodeField(Place at)
    {
        Place values = at["values"];
        if (at["operator"].Text is not ("In" or "NotIn"))
            at["operator"].Invalid(at["operator"].Text, SelectorRules.NotAnOperator);
        else if (values.Count != 1)
            values.Required("must be only one value when `operator` is 'In' or 'NotIn' for node field selector");

        if (at["key"].Text != "metadata.name")
        {
            at["key"].Invalid(at["key"].Text, "not a valid field selector key");
            return;
        }

        foreach (Place value in values.Items)
            Checks.Format(Formats.DnsSubdomain)(value);
    }

    private static void Selector(Place at) => (OldHasOddPodValues(at.Validation.Pod.Old) ? SelectorRules.WithAnyValues : SelectorRules.Any).Check(at);

    private static void NeedsSelector(Place at)
    {
        if (at.Count == 0)
            return;
        if (!at.Parent.Has("labelSelector"))
        {
            at.Forbidden(NoSelector);
            return;
        }

        foreach (Place key in at.Items)
            Checks.Format(Formats.QualifiedName)(key);
    }

    private static void SpreadKeys(Place at)
    {
        NeedsSelector(at);
        KeysBesideSelector(at.Parent);
    }

    /// <summary>A key that is matched by the pod's own value may not be selected by another one: the merged expression stands last.</summary>
    private static void KeysBesideSelector(Place at)
    {
        Place selector = at["labelSelector"];
        if (!selector.IsSet || at["matchLabelKeys"].Count == 0)
            return;
        string[] keys = [.. at["matchLabelKeys"].Items.Select(k => k.Text)];
        var selected = new HashSet<string>(selector["matchLabels"].Texts.Keys, StringComparer.Ordinal);
        foreach (Place expression in selector["matchExpressions"].Items)
        {
            string key = expression["key"].Text;
            int index = Array.IndexOf(keys, key);
            if (!selected.Add(key) && index >= 0)
                at.At(index).Invalid(key, "exists in both matchLabelKeys and labelSelector");
        }
    }

    private static void UniqueConstraint(Place at)
    {
        string topologyKey = at["topologyKey"].Text;
        string action = at["whenUnsatisfiable"].Text;
        if (at.Parent.Items.Skip(at.Index + 1).Any(c => c["topologyKey"].Text == topologyKey && c["whenUnsatisfiable"].Text == action))
            at.Below("{topologyKey, whenUnsatisfiable}").Duplicate($"{{{topologyKey}, {action}}}");
    }

    private static bool OldSelectorsAreValid(Pod? old) =>
        old is null || old.Spec.TopologySpreadConstraints.All(c => SelectorRules.IsValid(c["labelSelector"] as ApiObject));

    private static bool OldHasOddPodValues(Pod? old)
    {
        if (old?.Spec.Affinity is not { } affinity)
            return false;
        var validation = new Validation();
        Affinity.Check(Place.Of(affinity, validation));
        return validation.Errors.Any(e => e.Path.Contains("Selector.match", StringComparison.Ordinal) && !e.Path.EndsWith(".key", StringComparison.Ordinal));
    }

    private static bool OldHasOddNodeValues(Pod? old)
    {
        if (old?.Spec.Affinity is not { } affinity)
            return false;
        var validation = new Validation();
        Affinity.Check(Place.Of(affinity, validation));
        return validation.Errors.Any(e => e.Path.StartsWith("nodeAffinity." + AffinityField.Required, StringComparison.Ordinal) && e.Path.Contains(".values[", StringComparison.Ordinal));
    }
}
