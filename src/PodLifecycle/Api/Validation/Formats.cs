using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace PodLifecycle.Api;

/// <summary>What names and other texts must look like. Each method yields what is wrong with a text, in the API server's words; nothing when it is fine.</summary>
internal static partial class Formats
{
    private const int LongestLabel = 63;
    private const int LongestSubdomain = 253;

    private const string LabelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string SubdomainPattern = LabelPattern + @"(\." + LabelPattern + ")*";
    private const string UnderscoreLabelPattern = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private const string NamePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string ConfigKeyPattern = "[-._a-zA-Z0-9]+";

    private const string AtTheEnds = ", and must start and end with an alphanumeric character";
    private const string WrongLabel = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-'" + AtTheEnds + " (e.g. 'my-name',  or '123-abc', regex used for validation is '" + LabelPattern + "')";
    private const string WrongSubdomain = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'" + AtTheEnds + " (e.g. 'example.com', regex used for validation is '" + SubdomainPattern + "')";
    private const string WrongUnderscoreSubdomain = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.'" + AtTheEnds + " (e.g. 'example.com', regex used for validation is '" + UnderscoreLabelPattern + @"(\." + UnderscoreLabelPattern + ")*')";
    private const string NameParts = "must consist of alphanumeric characters, '-', '_' or '.'" + AtTheEnds + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + NamePattern + "')";
    private const string WrongLabelValue = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.'" + AtTheEnds + " (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(" + NamePattern + ")?')";
    private const string WrongConfigKey = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '" + ConfigKeyPattern + "')";
    private const string WrongHeader = "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

    public const string TooLongForLabel = "must be no more than 63 characters";
    public const string NoDots = "must not contain dots";

    public static IEnumerable<string> DnsLabel(string text)
    {
        if (text.Length > LongestLabel)
            yield return TooLongForLabel;
        if (!Label().IsMatch(text))
            yield return Subdomain().IsMatch(text) ? NoDots : WrongLabel;
    }

    public static IEnumerable<string> DnsSubdomain(string text) => DnsSubdomain(text, "characters");

    public static IEnumerable<string> DnsSubdomainWithUnderscores(string text)
    {
        if (text.Length > LongestSubdomain)
            yield return "must be no more than 253 characters";
        if (!UnderscoreSubdomain().IsMatch(text))
            yield return WrongUnderscoreSubdomain;
    }

    /// <summary>The start of generated names: what follows makes a trailing dash good.</summary>
    public static IEnumerable<string> NamePrefix(string text) => DnsSubdomain(text.EndsWith('-') && text.Length > 1 ? text[..^1] + "a" : text);

    /// <summary>A key of labels, annotations, conditions: <c>[prefix/]name</c>.</summary>
    public static IEnumerable<string> QualifiedName(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length > 2)
        {
            yield return "a valid label key " + NameParts + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            yield break;
        }

        if (parts.Length == 2)
        {
            if (parts[0].Length == 0)
            {
                yield return "prefix part must be non-empty";
            }
            else
            {
                foreach (string wrong in DnsSubdomain(parts[0], "bytes"))
                    yield return "prefix part " + wrong;
            }
        }

        string name = parts[^1];
        if (name.Length == 0)
            yield return "name part must be non-empty";
        else if (name.Length > LongestLabel)
            yield return "name part must be no more than 63 bytes";
        if (!Name().IsMatch(name))
            yield return "name part " + NameParts;
    }

#pragma warning disable CA1308 // Keys of annotations are compared in lower case.
    public static IEnumerable<string> AnnotationKey(string text) => QualifiedName(text.ToLowerInvariant());

    /// <summary>The name of a CSI driver.</summary>
    public static IEnumerable<string> DriverName(string text) => DnsSubdomain(text.ToLowerInvariant());
#pragma warning restore CA1308

    public static IEnumerable<string> LabelValue(string text)
    {
        if (text.Length > LongestLabel)
            yield return "must be no more than 63 bytes";
        if (text.Length > 0 && !Name().IsMatch(text))
            yield return WrongLabelValue;
    }

    public static IEnumerable<string> PortName(string text)
    {
        if (text.Length > 15)
            yield return "must be no more than 15 characters";
        if (text.Length == 0 || text.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            yield return "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
        if (!text.Any(char.IsAsciiLetterLower))
            yield return "must contain at least one letter (a-z)";
        if (text.Contains("--", StringComparison.Ordinal))
            yield return "must not contain consecutive hyphens";
        if (text.StartsWith('-') || text.EndsWith('-'))
            yield return "must not begin or end with a hyphen";
    }

    public static IEnumerable<string> VariableName(string text)
    {
        if (text.Length == 0 || text.Any(c => c is < ' ' or > '~' or '='))
            yield return "a valid environment variable name must consist only of printable ASCII characters other than '='";
    }

    public static IEnumerable<string> ConfigKey(string text)
    {
        if (text.Length > LongestSubdomain)
            yield return "must be no more than 253 characters";
        if (!Key().IsMatch(text))
            yield return WrongConfigKey;
        if (text is "." or "..")
            yield return $"must not be '{text}'";
        else if (text.StartsWith("..", StringComparison.Ordinal))
            yield return "must not start with '..'";
    }

    public static IEnumerable<string> HeaderName(string text)
    {
        if (!Header().IsMatch(text))
            yield return WrongHeader;
    }

    /// <summary>An address of either family, spelled in the strict way.</summary>
    public static IEnumerable<string> IpAddress(string text)
    {
        if (ParseIp(text) is not { } address)
        {
            yield return "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
            yield break;
        }

        string dotted = text[(text.LastIndexOf(':') + 1)..];
        if (dotted.Contains('.', StringComparison.Ordinal) && dotted.Split('.').Any(part => part.Length > 1 && part[0] == '0'))
            yield return "must not have leading 0s";
        if (address.IsIPv4MappedToIPv6)
            yield return "must not be an IPv4-mapped IPv6 address";
    }

    /// <summary>Reads four decimal parts, zeros in front allowed, or an IPv6 address without a zone.</summary>
    public static IPAddress? ParseIp(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal) && IPAddress.TryParse(text, out IPAddress? six) && six.AddressFamily == AddressFamily.InterNetworkV6 ? six : null;

        string[] parts = text.Split('.');
        if (parts.Length != 4)
            return null;
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++)
        {
            if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
                return null;
        }

        return new IPAddress(bytes);
    }

    /// <summary>A path below another: neither absolute nor climbing out.</summary>
    public static IEnumerable<string> RelativePath(string text)
    {
        if (text.StartsWith('/'))
            yield return "must be a relative path";
        foreach (string wrong in PathWithoutClimbing(text))
            yield return wrong;
    }

    public static IEnumerable<string> PathWithoutClimbing(string text)
    {
        if (text.Split('/').Contains(".."))
            yield return "must not contain '..'";
    }

    /// <summary>A path of a file that is made in a volume.</summary>
    public static IEnumerable<string> VolumeFile(string text)
    {
        foreach (string wrong in RelativePath(text))
            yield return wrong;
        if (text.StartsWith("..", StringComparison.Ordinal) && !text.StartsWith("../", StringComparison.Ordinal))
            yield return "must not start with '..'";
    }

    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static IEnumerable<string> DnsSubdomain(string text, string unit)
    {
        if (text.Length > LongestSubdomain)
            yield return "must be no more than 253 " + unit;
        if (!Subdomain().IsMatch(text))
            yield return WrongSubdomain;
    }

    [GeneratedRegex(@"\A(?:" + LabelPattern + @")\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A(?:" + SubdomainPattern + @")\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A(?:" + UnderscoreLabelPattern + @"(\." + UnderscoreLabelPattern + @")*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex UnderscoreSubdomain();

    [GeneratedRegex(@"\A(?:" + NamePattern + @")\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A(?:" + ConfigKeyPattern + @")\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[-A-Za-z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}
