namespace PodLifecycle.Yaml;

/// <summary>The order in which kubectl writes keys: numbers in them by value, and other characters before letters.</summary>
internal sealed class YamlKeyOrder : IComparer<string>
{
    public static readonly YamlKeyOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        (string left, string right) = (x ?? "", y ?? "");
        int at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
            return left.Length.CompareTo(right.Length);

        bool leftIsLetter = char.IsLetter(left[at]);
        bool rightIsLetter = char.IsLetter(right[at]);
        if (leftIsLetter && rightIsLetter)
            return left[at].CompareTo(right[at]);
        if (leftIsLetter || rightIsLetter)
        {
            // After a digit the number that has ended is the smaller one.
            bool inNumber = at > 0 && char.IsDigit(left[at - 1]);
            return leftIsLetter == inNumber ? -1 : 1;
        }

        return CompareNumbers(left, right, at);
    }

    private static int CompareNumbers(string left, string right, int at)
    {
        string before = (left[at] == '0' || right[at] == '0') && EndsInNumberAboveZero(left.AsSpan(0, at)) ? "1" : "";
        string leftDigits = Digits(left, at);
        string rightDigits = Digits(right, at);
        string leftNumber = (before + leftDigits).TrimStart('0');
        string rightNumber = (before + rightDigits).TrimStart('0');
        int order = leftNumber.Length.CompareTo(rightNumber.Length);
        if (order == 0)
            order = string.CompareOrdinal(leftNumber, rightNumber);
        if (order == 0)
            order = leftDigits.Length.CompareTo(rightDigits.Length);
        return order == 0 ? left[at].CompareTo(right[at]) : order;
    }

    private static bool EndsInNumberAboveZero(ReadOnlySpan<char> text)
    {
        for (int i = text.Length - 1; i >= 0 && char.IsDigit(text[i]); i--)
        {
            if (text[i] != '0')
                return true;
        }

        return false;
    }

    private static string Digits(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsDigit(text[end]))
            end++;
        return text[start..end];
    }
}
