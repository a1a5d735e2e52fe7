using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>A number or a text, as ports and percentages are: <c>8080</c>, <c>http</c>, <c>25%</c>.</summary>
public sealed record IntOrString
{
    private readonly int number;

    /// <summary>A number.</summary>
    /// <param name="number">The value.</param>
    public IntOrString(int number) => this.number = number;

    /// <summary>A text.</summary>
    /// <param name="text">The value, such as a port's name.</param>
    public IntOrString(string text) => Text = text;

    /// <summary>The text, or null when this is a number.</summary>
    public string? Text { get; }

    /// <summary>The number, or null when this is a text.</summary>
    public int? Number => Text is null ? number : null;

    /// <summary>A number as a value of a field.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator IntOrString(int number) => new(number);

    /// <summary>A text as a value of a field.</summary>
    /// <param name="text">The value.</param>
    public static implicit operator IntOrString(string text) => new(text);

    /// <summary>The number in digits, or the text.</summary>
    /// <returns>What Kubernetes prints.</returns>
    public override string ToString() => Text ?? number.ToString(CultureInfo.InvariantCulture);
}
