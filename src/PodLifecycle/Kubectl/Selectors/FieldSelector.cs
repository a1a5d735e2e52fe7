using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Which pods are meant, by some of their fields: the text of <c>kubectl get pods --field-selector</c>, such as <c>status.phase!=Running,spec.nodeName=node-a</c>.</summary>
/// <remarks>The API server knows few fields. STATUS is none of them: <c>status.phase=CrashLoopBackOff</c> selects nothing.</remarks>
public sealed class FieldSelector
{
    private readonly Term[] terms;

    private FieldSelector(Term[] terms) => this.terms = terms;

    /// <summary>Reads a selector for pods.</summary>
    /// <param name="text">
    /// Terms with <c>=</c>, <c>==</c> or <c>!=</c>, joined by commas, all of which must hold. A backslash before a comma, an equals sign or a backslash takes it as it is; blanks belong to key or value.
    /// The keys: <c>metadata.name, metadata.namespace, spec.nodeName, spec.restartPolicy, spec.schedulerName, spec.serviceAccountName, spec.hostNetwork,
    /// status.phase, status.podIP, status.podIPs, status.nominatedNodeName</c>, and <c>spec.host</c> for <c>spec.nodeName</c>. An empty text selects all.
    /// </param>
    /// <returns>The selector.</returns>
    /// <exception cref="KubectlException">The text is no selector, or a key is unknown; the message is that of the API server.</exception>
    public static FieldSelector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Term[] parsed = [.. Split(text).Where(part => part.Length > 0).Order(StringComparer.Ordinal).Select(part => ParseTerm(text, part))];
        return new FieldSelector([.. parsed.Select(term => term with { Key = PodFields.Canonical(term.Key) })]);
    }

    /// <summary>Whether a pod is selected.</summary>
    /// <param name="pod">The pod.</param>
    /// <returns>True when all terms hold; values compare with case.</returns>
    public bool Matches(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return Array.TrueForAll(terms, term => (PodFields.Value(pod, term.Key) == term.Value) == term.Equal);
    }

    /// <summary>The selector in its canonical text: terms sorted, <c>=</c> for <c>==</c>, new names for old keys.</summary>
    /// <returns>A text that <see cref="Parse"/> reads back; empty when all is selected.</returns>
    public override string ToString() => string.Join(',', terms.Select(t => $"{t.Key}{(t.Equal ? "=" : "!=")}{Escape(t.Value)}"));

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static Term ParseTerm(string selector, string part)
    {
        for (int i = 0; i < part.Length; i++)
        {
            ReadOnlySpan<char> rest = part.AsSpan(i);
            if (part[i] == '\\')
                i++;
            else if (rest.StartsWith("!="))
                return new Term(part[..i], Equal: false, Unescape(part[(i + 2)..]));
            else if (rest.StartsWith("=="))
                return new Term(part[..i], Equal: true, Unescape(part[(i + 2)..]));
            else if (part[i] == '=')
                return new Term(part[..i], Equal: true, Unescape(part[(i + 1)..]));
        }

        throw new KubectlException($"invalid selector: '{selector}'; can't understand '{part}'");
    }

    private static string Unescape(string value)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] is ',' or '=')
                throw new KubectlException($"invalid field selector: unescaped character in value: {(int)value[i]}");
            if (value[i] == '\\')
            {
                string sequence = value[i..Math.Min(i + 2, value.Length)];
                if (sequence is not ("\\\\" or "\\," or "\\="))
                    throw new KubectlException("invalid field selector: invalid escape sequence: " + sequence);
                i++;
            }

            plain.Append(value[i]);
        }

        return plain.ToString();
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("=", "\\=", StringComparison.Ordinal);

    private sealed record Term(string Key, bool Equal, string Value);
}
