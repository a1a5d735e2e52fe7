using System.Globalization;
using System.Text;
using PodLifecycle.Api;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PodLifecycle.Yaml;

/// <summary>
/// What a YAML scalar becomes in JSON, by the rules of the reader that kubectl and the API server use: YAML 1.1 with its many words
/// for true and false and its octal numbers, but without base 60 and without dates.
/// </summary>
internal readonly struct YamlScalar
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    private static readonly HashSet<string> NotInJson = new(StringComparer.Ordinal)
    {
        ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN",
    };

    private YamlScalar(TokenKind kind, string text, long? integer = null)
    {
        Kind = kind;
        Text = text;
        Integer = integer;
    }

    public TokenKind Kind { get; }

    /// <summary>The text; of a number and a truth value as JSON writes it.</summary>
    public string Text { get; }

    /// <summary>The value of a whole number of 64 bits.</summary>
    public long? Integer { get; }

    /// <exception cref="YamlRefusedException">The scalar is no value of JSON, or does not fit its tag.</exception>
    public static YamlScalar Resolve(Scalar scalar)
    {
        string text = scalar.Value;
        if (scalar.Tag.IsEmpty)
            return scalar.Style == ScalarStyle.Plain ? Plain(text, scalar) : new(TokenKind.Text, text);
        if (scalar.Tag.IsNonSpecific || !scalar.Tag.Value.StartsWith(TagPrefix, StringComparison.Ordinal))
            return new(TokenKind.Text, text);

        string tag = scalar.Tag.Value[TagPrefix.Length..];
        if (tag == "binary")
            return new(TokenKind.Text, Decode(text, scalar));
        if (tag is not ("bool" or "int" or "float" or "null"))
            return new(TokenKind.Text, text);

        YamlScalar value = Plain(text, scalar);
        bool fits = (tag, value.Kind) switch
        {
            ("bool", TokenKind.Bool) or ("null", TokenKind.Null) or ("float", TokenKind.Number) => true,
            ("int", TokenKind.Number) => value.Integer is not null,
            _ => false,
        };
        return fits ? value : throw YamlRefusedException.NoJson(scalar, $"yaml: cannot decode `{text}` as a !!{tag}");
    }

    /// <summary>Written without quotes it would be no text, or no JSON at all.</summary>
    public static bool IsSpecial(string text) =>
        MayBeSpecial(text) && (NotInJson.Contains(text) || Plain(text) is { Kind: not TokenKind.Text });

    /// <summary>The text of a key: numbers and truth values are keys by their JSON text; null is none.</summary>
    public static string? Key(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty && (scalar.Style != ScalarStyle.Plain || !MayBeSpecial(scalar.Value)))
            return scalar.Value;

        YamlScalar key = Resolve(scalar);
        return key.Kind == TokenKind.Null ? null : key.Text;
    }

    private static bool MayBeSpecial(string text) =>
        text.Length == 0 || text[0] is (>= '0' and <= '9') or '+' or '-' or '.' or '~' or 'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O';

    private static YamlScalar Plain(string text, Scalar scalar) => MayBeSpecial(text) && NotInJson.Contains(text)
        ? throw YamlRefusedException.NoJson(scalar, $"json: unsupported value: {(text[^1] is 'n' or 'N' ? "NaN" : text[0] == '-' ? "-Inf" : "+Inf")}", "quote it if a text is meant")
        : Plain(text);

    private static YamlScalar Plain(string text)
    {
        if (!MayBeSpecial(text))
            return new(TokenKind.Text, text);

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return new(TokenKind.Null, "");
            case "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "true" or "True" or "TRUE":
                return new(TokenKind.Bool, "true");
            case "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "false" or "False" or "FALSE":
                return new(TokenKind.Bool, "false");
        }

        return text[0] is (>= '0' and <= '9') or '+' or '-' or '.' && YamlNumber.TryParse(text, out string json, out long? integer)
            ? new(TokenKind.Number, json, integer)
            : new(TokenKind.Text, text);
    }

    private static string Decode(string base64, Scalar scalar)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            throw YamlRefusedException.NoJson(scalar, "yaml: !!binary value contains invalid base64 data");
        }
    }
}
