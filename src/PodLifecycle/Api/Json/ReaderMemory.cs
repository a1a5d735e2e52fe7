namespace PodLifecycle.Api;

/// <summary>
/// What the readers of the objects of one file share: their working space, and the texts and amounts that come again and again, so that each is kept once.
/// </summary>
internal sealed class ReaderMemory
{
    private const int Places = 1024;
    private const int LongestText = 64;

    private readonly string[] texts = new string[Places];
    private readonly KeyValuePair<string, Quantity>[] amounts = new KeyValuePair<string, Quantity>[Places];

    public List<PathStep> Path { get; } = [];

    public object?[] Elements { get; set; } = new object?[64];

    /// <summary>An equal text; the same one as before if it came lately.</summary>
    public string Share(string text)
    {
        if (text.Length is 0 or > LongestText)
            return text;
        ref string known = ref texts[Place(text)];
        if (known != text)
            known = text;
        return known;
    }

    public bool TryGetAmount(string text, out Quantity? amount)
    {
        amount = null;
        if (text.Length is 0 or > LongestText)
            return false;
        KeyValuePair<string, Quantity> known = amounts[Place(text)];
        amount = known.Value;
        return known.Key == text;
    }

    public void Remember(string text, Quantity amount)
    {
        if (text.Length is > 0 and <= LongestText)
            amounts[Place(text)] = new(text, amount);
    }

    /// <summary>Some characters tell texts apart well enough: a wrong place only costs memory.</summary>
    private static int Place(string text) => ((text.Length * 257) ^ (text[0] * 31) ^ (text[^1] * 7) ^ (text[text.Length / 2] * 67)) & (Places - 1);
}
