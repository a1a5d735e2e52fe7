using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>The checks that many rows of the tables use.</summary>
internal static class Checks
{
    public const string NotNegativeText = "must be greater than or equal to 0";
    public const string PortRange = "must be between 1 and 65535, inclusive";

    /// <summary>Something must be there: a text, an element.</summary>
    public static void Required(Place at)
    {
        if (IsEmpty(at))
            at.Required();
    }

    public static void NotNegative(Place at)
    {
        if (at.Number < 0)
            at.Invalid(NotNegativeText);
    }

    /// <summary>A number of a port, or the name of one.</summary>
    public static void PortNumberOrName(Place at)
    {
        if (at.Value is IntOrString { Text: not null })
            Format(Formats.PortName)(at);
        else
            Port(at);
    }

    public static void Port(Place at)
    {
        if (at.Number is < 1 or > 65535)
            at.Invalid(PortRange);
    }

    public static Check RequiredText(string detail) => at =>
    {
        if (IsEmpty(at))
            at.Required(detail);
    };

    /// <summary>Every text, the empty one too.</summary>
    public static Check Format(Func<string, IEnumerable<string>> format) => at =>
    {
        foreach (string wrong in format(at.Text))
            at.Invalid(at.Text, wrong);
    };

    /// <summary>Every text but the empty one.</summary>
    public static Check OptionalFormat(Func<string, IEnumerable<string>> format) => at =>
    {
        if (at.Text.Length > 0)
            Format(format)(at);
    };

    /// <summary>A text that is there, even when it is empty.</summary>
    public static Check FormatIfSet(Func<string, IEnumerable<string>> format) => at =>
    {
        if (at.IsSet)
            Format(format)(at);
    };

    public static Check RequiredFormat(Func<string, IEnumerable<string>> format) => at =>
    {
        if (IsEmpty(at))
            at.Required();
        else
            Format(format)(at);
    };

    /// <summary>One of a few texts; unset is fine where Kubernetes has a pointer there, and required where not.</summary>
    public static Check OneOf(params string[] supported) => at =>
    {
        if (at.IsSet && !supported.Contains(at.Text))
            at.NotSupported(at.Text, supported);
    };

    public static Check RequiredOneOf(params string[] supported) => at =>
    {
        if (at.Text.Length == 0)
            at.Required();
        else
            OneOf(supported)(at);
    };

    /// <summary>One of a few texts; unset is the empty text, and not one of them.</summary>
    public static Check AlwaysOneOf(params string[] supported) => at =>
    {
        if (!supported.Contains(at.Text))
            at.NotSupported(at.Text, supported);
    };

    /// <summary>A number that is there, between two others.</summary>
    public static Check Between(long least, long most)
    {
        string detail = string.Create(CultureInfo.InvariantCulture, $"must be between {least} and {most}, inclusive");
        return at =>
        {
            if (at.IsSet && (at.Number < least || at.Number > most))
                at.Invalid(detail);
        };
    }

    public static Check Within(long least, long most, string detail) => at =>
    {
        if (at.IsSet && (at.Number < least || at.Number > most))
            at.Invalid(detail);
    };

    public static Check ForbiddenIfSet(string detail) => at =>
    {
        if (at.IsSet)
            at.Forbidden(detail);
    };

    /// <summary>A list that must be empty.</summary>
    public static Check ForbiddenIfAny(string detail) => at =>
    {
        if (at.Count > 0)
            at.Forbidden(detail);
    };

    public static Check AtMostBytes(int bytes) => at =>
    {
        if (Formats.Bytes(at.Text) > bytes)
            at.TooLong(bytes);
    };

    public static Check When(Func<Place, bool> condition, Check check) => at =>
    {
        if (condition(at))
            check(at);
    };

    public static bool IsEmpty(Place at) => at.Value is null or "" or IValueList { Count: 0 };

    /// <summary>Labels and the like: keys and values.</summary>
    public static void Labels(Place at)
    {
        foreach ((string key, string value) in at.Texts)
        {
            foreach (string wrong in Formats.QualifiedName(key))
                at.Invalid(key, wrong);
            foreach (string wrong in Formats.LabelValue(value))
                at.Invalid(value, wrong);
        }
    }
}
