namespace PodLifecycle.Api;

/// <summary>Any JSON value, kept whole: what the API itself does not look into (managed fields) and fields that this schema does not know.</summary>
/// <remarks>Holds compact JSON text. Numbers keep their digits, objects the order of their members; two values are equal when their texts are.</remarks>
public sealed record RawJson
{
    internal RawJson(string text) => Text = text;

    internal static RawJson Null { get; } = new("null");

    /// <summary>Compact JSON.</summary>
    public string Text { get; }

    /// <summary>The JSON text.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
