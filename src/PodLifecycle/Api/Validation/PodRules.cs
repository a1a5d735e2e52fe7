using System.Globalization;
using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>What only pods must satisfy, not templates of them.</summary>
internal static class PodRules
{
    /// <summary>The path of findings about an object as a whole.</summary>
    public const string WholeObject = "[]";

    private const string TolerationsAnnotation = "scheduler.alpha.kubernetes.io/tolerations";
    private const string DeletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";
    public const string SeccompPodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    public const string SeccompContainerPrefix = "container.seccomp.security.alpha.kubernetes.io/";

    public static readonly Rules Metadata = MetadataRules.For(Formats.DnsSubdomain);

    /// <summary>What every version of a pod must satisfy.</summary>
    public static readonly Rules Always = new(
        new("metadata", Metadata.Check),
        new("metadata.annotations", Annotations),
        new("spec", PodSpecRules.All.Check),
        new("spec.volumes[*]", TokenWithoutAccount),
        new("spec.containers[*].image", Image),
        new("spec.initContainers[*].image", Image));

    /// <summary>What a new pod must satisfy besides.</summary>
    public static readonly Rules OnCreate = new(
        new("spec.ephemeralContainers", Checks.ForbiddenIfAny("cannot be set on create")),
        new("spec", at =>
        {
            if (at["nodeName"].Text.Length > 0 && at["schedulingGates"].Count > 0)
                at["nodeName"].Forbidden("cannot be set until all schedulingGates have been cleared");
        }),
        new("spec", ProfilesMatch));

    public static void Annotations(Place at)
    {
        ValueMap<string> annotations = at.Texts;
        PodFacts pod = at.Validation.Pod;
        if (annotations.TryGetValue(PodKind.MirrorAnnotation, out string? mirror) && pod.Spec.NodeName.Length == 0)
            at.Key(PodKind.MirrorAnnotation).Invalid(mirror, "must set spec.nodeName if mirror pod annotation is set");
        if (annotations.TryGetValue(TolerationsAnnotation, out string? tolerations) && tolerations.Length > 0)
            OldTolerations(at, tolerations);
        if (annotations.TryGetValue(DeletionCostAnnotation, out string? cost) && !IsInt32(cost) && (pod.Old is null || !pod.Old.Metadata.Annotations.TryGetValue(DeletionCostAnnotation, out string? old) || IsInt32(old)))
            at.Key(DeletionCostAnnotation).Invalid(cost, "must be a 32bit integer");
        Seccomp(at, annotations);
        foreach ((string key, string profile) in annotations)
        {
            if (!key.StartsWith(AppArmor.AnnotationPrefix, StringComparison.Ordinal))
                continue;
            string container = key[AppArmor.AnnotationPrefix.Length..];
            PodSpec spec = pod.Spec;
            if (!spec.InitContainers.Concat(spec.Containers).Any(c => c.Name == container) && !spec.EphemeralContainers.Any(c => c.Name == container))
                at.Key(key).Invalid(container, "container not found");
            if (profile.Length > 0 && profile is not ("runtime/default" or "unconfined") && !profile.StartsWith(AppArmor.LocalhostPrefix, StringComparison.Ordinal))
                at.Key(key).Invalid(profile, "invalid AppArmor profile name: " + GoQuote.Format(profile));
        }
    }

    /// <summary>Profiles were annotations before they were fields; where both are given they must say the same.</summary>
    public static void ProfilesMatch(Place spec)
    {
        ValueMap<string> annotations = spec.Validation.Pod.Annotations;
        if (annotations.Count == 0)
            return;

        Place podContext = spec["securityContext"];
        if (annotations.TryGetValue(SeccompPodAnnotation, out string? ofPod))
            Match(podContext, "seccompProfile", ofPod, "seccomp", podContext);
        foreach (Place container in WindowsRules.Containers(spec))
        {
            if (annotations.TryGetValue(SeccompContainerPrefix + container["name"].Text, out string? annotation))
                Match(container["securityContext"], "seccompProfile", annotation, "seccomp", container["securityContext"]);
        }

        if (spec.Validation.Pod.Os == "windows")
            return;
        foreach (Place container in WindowsRules.Containers(spec))
        {
            if (!annotations.TryGetValue(AppArmor.AnnotationPrefix + container["name"].Text, out string? annotation))
                continue;
            Place own = container["securityContext"];
            bool hasOwn = own.IsSet && own.Has("appArmorProfile");
            Match(hasOwn ? own : podContext, "appArmorProfile", annotation, "apparmor", own);
        }
    }

    private static void Match(Place context, string field, string annotation, string word, Place reported)
    {
        if (!context.IsSet || !context.Has(field))
            return;
        Place profile = context[field];
        Place at = reported.Below(field);
        bool isDefault = annotation == "runtime/default" || (word == "seccomp" && annotation == "docker/default");
        bool typeMatches = profile["type"].Text switch
        {
            AppArmor.Unconfined => annotation == "unconfined",
            AppArmor.RuntimeDefault => isDefault,
            AppArmor.Localhost => annotation.StartsWith(AppArmor.LocalhostPrefix, StringComparison.Ordinal),
            _ => true,
        };
        if (!typeMatches)
            at.Below("type").Forbidden($"{word} type in annotation and field must match");
        else if (profile["type"].Text == AppArmor.Localhost && (!profile.Has("localhostProfile") || profile["localhostProfile"].Text != annotation[AppArmor.LocalhostPrefix.Length..]))
            at.Below("localhostProfile").Forbidden($"{word} profile in annotation and field must match");
    }

    private static void Seccomp(Place at, ValueMap<string> annotations)
    {
        if (annotations.TryGetValue(SeccompPodAnnotation, out string? ofPod))
            SeccompProfile(at.Below(SeccompPodAnnotation), ofPod);
        foreach ((string key, string profile) in annotations)
        {
            if (key.StartsWith(SeccompContainerPrefix, StringComparison.Ordinal))
                SeccompProfile(at.Below(key), profile);
        }
    }

    private static void SeccompProfile(Place at, string profile)
    {
        if (profile is "runtime/default" or "docker/default" or "unconfined")
            return;
        if (!profile.StartsWith(AppArmor.LocalhostPrefix, StringComparison.Ordinal))
        {
            at.Invalid(profile, "must be a valid seccomp profile");
            return;
        }

        string path = profile[AppArmor.LocalhostPrefix.Length..];
        foreach (string wrong in Formats.RelativePath(path))
            at.Invalid(path, wrong);
    }

    private static void OldTolerations(Place at, string text)
    {
        Toleration[] tolerations;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            tolerations = [.. document.RootElement.EnumerateArray().Select(t => (Toleration)KubernetesJson.Read(t.GetRawText(), Toleration.Type))];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KubernetesJsonException)
        {
            at.Invalid(TolerationsAnnotation, "unexpected end of JSON input");
            return;
        }

        AffinityRules.Tolerations(at.Below(TolerationsAnnotation, tolerations.ToValueList()));
    }

    private static bool IsInt32(string text) =>
        text == "0" || (text.Length > 0 && text[0] is not ('0' or '+') && !text.StartsWith("-0", StringComparison.Ordinal)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    private static void TokenWithoutAccount(Place volume)
    {
        Place projected = volume["projected"];
        if (!projected.IsSet || volume.Validation.Pod.Spec.ServiceAccountName.Length > 0)
            return;
        foreach (Place source in projected["sources"].Items)
        {
            if (source.Has("serviceAccountToken"))
                source["serviceAccountToken"].Forbidden("must not be specified when serviceAccountName is not set");
        }
    }

    private static void Image(Place at)
    {
        if (at.Text.Trim() != at.Text)
            at.Invalid(PodSpecRules.BlanksAroundImage);
    }
}
