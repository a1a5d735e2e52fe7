using System.Globalization;
using System.Net;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One request of an HTTP probe or hook: the first one, or one to which a redirect led. Always a GET, sent from the node.</summary>
internal sealed record HttpGetRequest
{
    private const int MostRequests = 10;
    private const string HostHeader = "Host";
    private const string UserAgent = "User-Agent";
    private const string Accept = "Accept";
    private const string Connection = "Connection";
    private const string Referer = "Referer";
    private const string Authorization = "Authorization";

    public required HttpUrl Url { get; init; }

    /// <summary>The host line: the URL's host and port unless a header says otherwise.</summary>
    public required string Host { get; init; }

    /// <summary>All headers but the host line.</summary>
    public required ValueMap<ValueList<string>> Headers { get; init; }

    /// <summary>The host name of the first request, which redirects must not leave.</summary>
    private string FirstHostName { get; init; } = "";

    private int Number { get; init; } = 1;

    /// <summary>The first request of a probe; each has a connection of its own.</summary>
    /// <param name="action">The probe's handler.</param>
    /// <param name="authority">Host and port to ask.</param>
    /// <param name="version">The version that the kubelet says it is.</param>
    public static HttpGetRequest ForProbe(HttpGetAction action, string authority, KubernetesVersion version)
    {
        HttpGetRequest request = For(action, authority, "kube-probe", version);
        ValueList<string> given = request.Headers.TryGetValue(Connection, out ValueList<string>? connection) ? connection : ValueList<string>.Empty;
        return request with { Headers = request.Headers.SetItem(Connection, given.Add("close")) };
    }

    /// <summary>The first request of a lifecycle hook.</summary>
    /// <param name="action">The hook's handler.</param>
    /// <param name="authority">Host and port to ask.</param>
    /// <param name="version">The version that the kubelet says it is.</param>
    public static HttpGetRequest ForHook(HttpGetAction action, string authority, KubernetesVersion version) =>
        For(action, authority, "kube-lifecycle", version);

    /// <summary>The second try when a server that was asked by HTTPS speaks plain HTTP: it must not see the credentials.</summary>
    public HttpGetRequest OverPlainHttp() => this with
    {
        Url = Url with { Scheme = Uri.UriSchemeHttp },
        Headers = new(Headers.Where(h => h.Key != Authorization)),
    };

    /// <summary>The request to which a redirect leads. Both null: the answer is the last one.</summary>
    /// <param name="answer">The answer to this request.</param>
    /// <returns>The next request, or the error of a redirect that cannot be followed.</returns>
    public (HttpGetRequest? Next, string? Error) Follow(HandlerOutcome.Answered answer)
    {
        if (!IsRedirect(answer.StatusCode) || answer.Location.Length == 0)
            return (null, null);
        if (HttpUrl.TryParse(answer.Location, out string why) is not { } location)
            return (null, Failed(Url.ToString(), $"failed to parse Location header {GoQuote.Format(answer.Location)}: {why}"));

        HttpUrl url = Url.Resolve(location);
        if (url.HostName != FirstHostName)
            return (null, null);
        if (Number == MostRequests)
            return (null, Failed(answer.Location, $"stopped after {MostRequests} redirects"));

        bool keepsHost = location.Scheme.Length == 0 && Host != Url.Authority;
        bool tellsReferer = Url.Scheme != Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttps;
        return (this with
        {
            Url = url,
            Host = keepsHost ? Host : url.Authority,
            Headers = tellsReferer ? Headers.SetItem(Referer, [(Url with { Fragment = "" }).ToString()]) : Headers,
            Number = Number + 1,
        }, null);
    }

    /// <summary>The error of the request when its connection fails.</summary>
    public string Failed(string error) => Failed(Url.ToString(), error);

    private static HttpGetRequest For(HttpGetAction action, string authority, string agent, KubernetesVersion version)
    {
        string scheme = action.Scheme.Length == 0 ? Uri.UriSchemeHttp : action.Scheme.ToLowerInvariant();
        HttpUrl url = HttpUrl.ForHandler(scheme, authority, action.Path);
        var headers = new SortedDictionary<string, ValueList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (HttpHeader header in action.HttpHeaders)
            headers[header.Name] = headers.GetValueOrDefault(header.Name, ValueList<string>.Empty).Add(header.Value.Trim());

        AddDefault(headers, UserAgent, string.Create(CultureInfo.InvariantCulture, $"{agent}/1.{(int)version}"));
        AddDefault(headers, Accept, "*/*");
        string host = headers.TryGetValue(HostHeader, out ValueList<string>? given) && given[0].Length > 0 ? given[0] : authority;
        headers.Remove(HostHeader);
        return new()
        {
            Url = url,
            Host = host,
            Headers = new(headers.Select(h => KeyValuePair.Create(CanonicalName(h.Key), h.Value))),
            FirstHostName = url.HostName,
        };
    }

    private static string Failed(string url, string error) => $"Get {GoQuote.Format(url)}: {error}";

    private static bool IsRedirect(int statusCode) => (HttpStatusCode)statusCode
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>An empty value takes the header away.</summary>
    private static void AddDefault(SortedDictionary<string, ValueList<string>> headers, string name, string value)
    {
        if (!headers.TryGetValue(name, out ValueList<string>? given))
            headers[name] = [value];
        else if (given[0].Length == 0)
            headers.Remove(name);
    }

    /// <summary>Each word of the name with a capital, the rest in lower case.</summary>
    private static string CanonicalName(string name) => string.Create(name.Length, name, (canonical, source) =>
    {
        bool starts = true;
        for (int i = 0; i < source.Length; i++)
        {
            canonical[i] = starts ? char.ToUpperInvariant(source[i]) : char.ToLowerInvariant(source[i]);
            starts = source[i] == '-';
        }
    });
}
