using System.Text;

namespace PodLifecycle;

/// <summary>Replaces <c>$(NAME)</c> in commands, arguments and values; <c>$$</c> is a dollar that means nothing.</summary>
internal static class VariableExpansion
{
    /// <param name="text">The text; what comes out is not read again.</param>
    /// <param name="value">The value of a variable, or null when it is unknown: then the reference stays as it is written.</param>
    public static string Expand(string text, Func<string, string?> value)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
            return text;

        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            int end = text[i + 1] == '(' ? text.IndexOf(')', i + 2) : -1;
            if (end >= 0)
            {
                string name = text[(i + 2)..end];
                result.Append(value(name) ?? $"$({name})");
                i = end;
            }
            else if (text[i + 1] is '$')
            {
                result.Append('$');
                i++;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.ToString();
    }
}
