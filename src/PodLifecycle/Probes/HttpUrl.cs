using System.Buffers;
using System.Globalization;
using System.Text;

namespace PodLifecycle;

/// <summary>A URL as the kubelet's HTTP client reads and writes it. All parts are kept in their escaped form.</summary>
internal sealed record HttpUrl
{
    public const int HttpPort = 80;
    public const int HttpsPort = 443;

    private static readonly SearchValues<char> Unescaped = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~$&+,/:;=@");
    private static readonly SearchValues<char> AllowedInPath = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~$&+,/:;=@!'()*[]%");

    private static readonly SearchValues<char> NotInHost = SearchValues.Create(" \"<>\\^`{|}");

    public string Scheme { get; init; } = "";

    /// <summary>Host and port.</summary>
    public string Authority { get; init; } = "";

    public string Path { get; init; } = "";

    /// <summary>The query with its question mark, or empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>The fragment with its hash, or empty; never sent.</summary>
    public string Fragment { get; init; } = "";

    /// <summary>The host without port and brackets.</summary>
    public string HostName
    {
        get
        {
            int end = Authority.IndexOf(']', StringComparison.Ordinal);
            if (end >= 0)
                return Authority[1..end];
            int colon = Authority.LastIndexOf(':');
            return colon < 0 ? Authority : Authority[..colon];
        }
    }

    /// <summary>Path and query as a request sends them.</summary>
    public string RequestTarget => RootedPath + Query;

    private string RootedPath => Path.StartsWith('/') ? Path : "/" + Path;

    /// <summary>The URL of a probe or hook: the path is a reference of which only path, query and fragment count; one that cannot be read is a path as a whole.</summary>
    public static HttpUrl ForHandler(string scheme, string authority, string path) =>
        (TryParse(path, out _) ?? new HttpUrl { Path = Escape(path) }) with { Scheme = scheme, Authority = authority };

    /// <summary>Reads a URL or a reference to one; null and an error when it is malformed.</summary>
    public static HttpUrl? TryParse(string text, out string error)
    {
        string rest = text;
        var url = new HttpUrl { Fragment = CutOff(ref rest, '#') };
        string read = rest;
        string Error(string why) => $"parse {GoQuote.Format(read)}: {why}";

        error = "";
        if (rest.AsSpan().ContainsAnyInRange('\0', '\x1f') || rest.Contains('\x7f', StringComparison.Ordinal))
        {
            error = Error("net/url: invalid control character in URL");
            return null;
        }

        url = url with { Scheme = TakeScheme(ref rest), Query = CutOff(ref rest, '?') };
        if (!rest.StartsWith('/') && rest.AsSpan().IndexOf(':') is >= 0 and var colon && rest.AsSpan(0, colon).IndexOf('/') < 0)
        {
            error = Error(colon == 0 ? "missing protocol scheme" : "first path segment in URL cannot contain colon");
            return null;
        }

        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            int end = rest.IndexOf('/', 2);
            url = url with { Authority = end < 0 ? rest[2..] : rest[2..end] };
            rest = end < 0 ? "" : rest[end..];
            if (ProblemOf(url.Authority) is { } problem)
            {
                error = Error(problem);
                return null;
            }
        }

        if (BadEscape(rest) is { } escape)
        {
            error = Error($"invalid URL escape {GoQuote.Format(escape)}");
            return null;
        }

        return url with { Path = rest.AsSpan().ContainsAnyExcept(AllowedInPath) ? Escape(Uri.UnescapeDataString(rest)) : rest };
    }

    /// <summary>The URL that a reference means when it is found at this one.</summary>
    public HttpUrl Resolve(HttpUrl reference)
    {
        if (reference.Scheme.Length > 0 || reference.Authority.Length > 0)
            return reference with { Scheme = reference.Scheme.Length > 0 ? reference.Scheme : Scheme, Path = WithoutDots(reference.Path) };

        string path = reference.Path.Length == 0 ? Path
            : reference.Path[0] == '/' ? reference.Path
            : Path[..(Path.LastIndexOf('/') + 1)] + reference.Path;
        bool isSamePlace = reference.Path.Length == 0 && reference.Query.Length == 0;
        return this with
        {
            Path = WithoutDots(path),
            Query = isSamePlace ? Query : reference.Query,
            Fragment = isSamePlace && reference.Fragment.Length == 0 ? Fragment : reference.Fragment,
        };
    }

    public override string ToString() => $"{Scheme}://{Authority}{(Path.Length == 0 ? "" : RootedPath)}{Query}{Fragment}";

    private static string CutOff(ref string text, char mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
            return "";

        string tail = text[at..];
        text = text[..at];
        return mark == '#' && tail.Length == 1 ? "" : tail;
    }

    private static string TakeScheme(ref string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        // Only what has an authority is taken for a URL with a scheme: the client sends no others.
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || !text.AsSpan(colon + 1).StartsWith("/"))
            return "";
        foreach (char letter in text.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '-' or '.'))
                return "";
        }

        string scheme = text[..colon].ToLowerInvariant();
        text = text[(colon + 1)..];
        return scheme;
    }

    private static string? ProblemOf(string authority)
    {
        int end = authority.LastIndexOf(']');
        if (authority.StartsWith('[') && end < 0)
            return "missing ']' in host";

        int colon = end >= 0 ? end + 1 : authority.LastIndexOf(':');
        string port = colon < 0 || colon == authority.Length ? "" : authority[colon..];
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
            return $"invalid port {GoQuote.Format(port)} after host";
        int bad = authority.AsSpan().IndexOfAny(NotInHost);
        return bad < 0 ? null : $"invalid character {GoQuote.Format(authority[bad].ToString())} in host name";
    }

    private static string? BadEscape(string path)
    {
        for (int i = path.IndexOf('%', StringComparison.Ordinal); i >= 0; i = path.IndexOf('%', i + 1))
        {
            if (i + 2 >= path.Length || !char.IsAsciiHexDigit(path[i + 1]) || !char.IsAsciiHexDigit(path[i + 2]))
                return path.Substring(i, Math.Min(3, path.Length - i));
        }

        return null;
    }

    private static string Escape(string path)
    {
        if (path == "*")
            return path;

        var escaped = new StringBuilder(path.Length);
        foreach (byte one in Encoding.UTF8.GetBytes(path))
        {
            if (Unescaped.Contains((char)one))
                escaped.Append((char)one);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        return escaped.ToString();
    }

    private static string WithoutDots(string path)
    {
        if (path.Length == 0)
            return "";

        var kept = new List<string>();
        string[] segments = path.Split('/');
        foreach (string segment in segments)
        {
            if (segment == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            else if (segment is not ("." or ".."))
                kept.Add(segment);
        }

        string joined = string.Join('/', kept);
        string end = segments[^1] is "." or ".." && joined.Length > 0 && !joined.EndsWith('/') ? "/" : "";
        return joined.StartsWith('/') ? joined + end : "/" + joined + end;
    }
}
