using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>What an object was probably meant to be that does not say so, or says it wrongly.</summary>
internal static class KindAdvice
{
    private static readonly string[] PageKeys = ["title", "date", "draft", "tags", "layout", "categories", "author", "weight"];

    private static readonly (string Type, string Place)[] Fragments =
    [
        ("core/v1.Pod", "it looks like a Pod without its first lines: add \"apiVersion: v1\" and \"kind: Pod\""),
        ("core/v1.PodSpec", "it looks like the inside of a Pod's spec: put it below \"spec:\" of a Pod"),
        ("core/v1.Container", "it looks like a part of a container: it belongs below spec.containers[i] of a Pod"),
        ("apps/v1.DeploymentSpec", "it looks like a part of a Deployment's spec: it belongs below \"spec:\" of a Deployment"),
        ("batch/v1.JobSpec", "it looks like a part of a Job's spec: it belongs below \"spec:\" of a Job"),
        ("core/v1.Probe", "it looks like a probe: it belongs below spec.containers[i].livenessProbe of a Pod"),
    ];

    /// <summary>The keys at the head of a web page's source, not of a manifest.</summary>
    public static bool IsPage(IReadOnlyList<string> keys) => keys.Count > 0 && keys.Count(k => PageKeys.Contains(k)) * 2 > keys.Count;

    /// <summary>What an object without a kind is a part of, judged by its keys; null where they say nothing.</summary>
    public static (ObjectType Type, string Text)? ForFragment(IReadOnlyList<string> keys)
    {
        (ObjectType, string)? best = null;
        int most = 0;
        foreach ((string name, string text) in Fragments)
        {
            var type = Schema.Type(name);
            int known = keys.Count(k => type.Find(k) is not null);
            if (known > most && known * 2 >= keys.Count)
                (best, most) = ((type, text), known);
        }

        return best;
    }

    /// <summary>Advice for a kind that this library does not know but that is meant to be one it knows; null for kinds of others.</summary>
    public static string? ForUnknown(string apiVersion, string kind)
    {
        string? exact = Schema.Kinds.Keys.FirstOrDefault(k => KindOf(k) == kind);
        if (exact is not null)
            return $"a {kind} has \"apiVersion: {VersionOf(exact)}\"";
        IEnumerable<string> ofVersion = Schema.Kinds.Keys.Where(k => VersionOf(k) == apiVersion).Select(KindOf);
        return FieldAdvice.Nearest(ofVersion, kind) is { } near && kind.Length > 2 ? $"did you mean \"kind: {near}\"?" : null;
    }

    private static string KindOf(string key) => key[(key.LastIndexOf('/') + 1)..];

    private static string VersionOf(string key) => key[..key.LastIndexOf('/')];
}
