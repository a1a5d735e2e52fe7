using System.Buffers;
using System.Globalization;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>A value in a recorded file and where it stands, so that whatever is wrong with it can be told.</summary>
internal readonly record struct JsonPlace(JsonElement Element, string Path)
{
    // Some 30 years: what is more is a mistake, and sums of such times do not overflow.
    private const decimal MostSeconds = 1e9m;

    private static readonly SearchValues<char> numberCharacters = SearchValues.Create("0123456789.");

    public JsonPlace this[string name] => Find(name) ?? throw new FormatException($"{Path}: no member '{name}'");

    /// <summary>The member, or null when it is absent or null.</summary>
    public JsonPlace? Find(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Not("an object");
        return Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new JsonPlace(value, $"{Path}.{name}")
            : null;
    }

    public string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Not("a text");

    public bool Flag() => Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Not("true or false");

    public int Integer() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int number) ? number : throw Not("a whole number");

    /// <summary>A number of seconds.</summary>
    public TimeSpan Seconds()
    {
        // By way of decimal: 0.29 s are exactly 290 ms.
        bool isNumber = Element.ValueKind == JsonValueKind.Number;
        return isNumber && Element.TryGetDecimal(out decimal seconds) && Math.Abs(seconds) <= MostSeconds
            ? OfSeconds(seconds)
            : throw Not("a number of seconds");
    }

    /// <summary>A text such as <c>500ms</c>, <c>5s</c>, <c>11m</c> or <c>1h</c>.</summary>
    public TimeSpan Duration()
    {
        string text = Text();
        int digits = text.AsSpan().IndexOfAnyExcept(numberCharacters);
        decimal unit = text[(digits < 0 ? text.Length : digits)..] switch
        {
            "ms" => 0.001m,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => 0,
        };
        bool isNumber = decimal.TryParse(text.AsSpan(0, Math.Max(digits, 0)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number);
        return isNumber && unit > 0 && number <= MostSeconds / unit
            ? OfSeconds(number * unit)
            : throw Not("a duration such as 500ms, 5s or 11m");
    }

    /// <summary>The value as it stands in the file.</summary>
    public string Json() => Element.GetRawText();

    public ValueList<T> List<T>(Func<JsonPlace, T> read) => [.. Items().Select(read)];

    public IEnumerable<JsonPlace> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
            throw Not("a list");

        string path = Path;
        return Element.EnumerateArray().Select((item, index) => new JsonPlace(item, $"{path}[{index}]"));
    }

    public ValueMap<T> Map<T>(Func<JsonPlace, T> read)
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Not("an object");

        var entries = new List<KeyValuePair<string, T>>();
        foreach (JsonProperty member in Element.EnumerateObject())
            entries.Add(new(member.Name, read(new JsonPlace(member.Value, $"{Path}.{member.Name}"))));
        return new(entries);
    }

    public FormatException Not(string expected)
    {
        const int Shown = 60;
        string raw = Element.GetRawText();
        return new FormatException($"{Path}: expected {expected}, got {(raw.Length > Shown ? raw[..Shown] + "…" : raw)}");
    }

    private static TimeSpan OfSeconds(decimal seconds) => TimeSpan.FromTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
}
