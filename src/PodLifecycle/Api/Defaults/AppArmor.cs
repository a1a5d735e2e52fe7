using System.Text;

namespace PodLifecycle.Api;

/// <summary>AppArmor profiles, which were annotations before they were fields.</summary>
internal static class AppArmor
{
    public const string AnnotationPrefix = "container.apparmor.security.beta.kubernetes.io/";
    public const string Unconfined = "Unconfined";
    public const string RuntimeDefault = "RuntimeDefault";
    public const string Localhost = "Localhost";
    public const string LocalhostPrefix = "localhost/";
    public const int LongestProfile = 4095;

    private const string ProfileType = "core/v1.AppArmorProfile";

    /// <summary>The lists of containers whose annotations are turned into fields.</summary>
    public static readonly string[] ContainerLists = ["spec.initContainers", "spec.containers", "spec.ephemeralContainers"];

    /// <summary>Turns the annotations of a new pod into fields, for containers that have no profile of their own.</summary>
    public static void CopyAnnotations(Draft pod)
    {
        if (pod["metadata.annotations"] is not ValueMap<string> annotations || pod.Text("spec.os.name") == "windows")
            return;

        object? podProfile = pod["spec.securityContext.appArmorProfile"];
        foreach (string list in ContainerLists)
        {
            pod.Each(list, container =>
            {
                if (container.Has("securityContext.appArmorProfile")
                    || !annotations.TryGetValue(AnnotationPrefix + container.Text("name"), out string? annotation)
                    || Profile(annotation) is not { } profile
                    || profile.Equals(podProfile))
                    return;
                if (!container.Has("securityContext"))
                    container.Set("securityContext", Draft.New("core/v1.SecurityContext").Object);
                container.Set("securityContext.appArmorProfile", profile);
            });
        }
    }

    /// <summary>The profile that an annotation stands for, or null when it cannot be read as one.</summary>
    public static ApiObject? Profile(string annotation)
    {
        Draft profile = Draft.New(ProfileType);
        switch (annotation)
        {
            case "unconfined":
                profile.Set("type", Unconfined);
                return profile.Object;
            case "runtime/default":
                profile.Set("type", RuntimeDefault);
                return profile.Object;
            case ['l', ..] when annotation.StartsWith(LocalhostPrefix, StringComparison.Ordinal) && IsProfile(annotation[LocalhostPrefix.Length..]):
                profile.Set("type", Localhost);
                profile.Set("localhostProfile", annotation[LocalhostPrefix.Length..]);
                return profile.Object;
            default:
                return null;
        }
    }

    private static bool IsProfile(string name) => name.Trim().Length > 0 && name.Trim() == name && Encoding.UTF8.GetByteCount(name) <= LongestProfile;
}
