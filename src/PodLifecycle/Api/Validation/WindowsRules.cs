using System.Text.RegularExpressions;

namespace PodLifecycle.Api;

/// <summary>What holds for pods on Windows, and what only for them. (v1 WindowsSecurityContextOptions)</summary>
internal static partial class WindowsRules
{
    private const int LargestCredentials = 64 * 1024;
    private const string NotOnWindows = "cannot be set for a windows pod";
    private const string NotOnLinux = "windows options cannot be set for a linux pod";

    public static readonly Rules Options = new(
        new("gmsaCredentialSpecName", Checks.FormatIfSet(Formats.DnsSubdomain)),
        new("gmsaCredentialSpec", at =>
        {
            if (at.IsSet && at.Text.Length == 0)
                at.Invalid("gmsaCredentialSpec cannot be an empty string");
            else if (Formats.Bytes(at.Text) > LargestCredentials)
                at.Invalid("gmsaCredentialSpec size must be under 64 KiB");
        }),
        new("runAsUserName", Checks.When(at => at.IsSet, Checks.Format(UserName))));

    /// <summary>Fields of the pod, in the order in which a Windows pod is told that it may not have them.</summary>
    private static readonly string[] ForbiddenOnWindows =
    [
        "securityContext.appArmorProfile", "securityContext.seLinuxOptions", "hostUsers", "hostPID", "hostIPC", "securityContext.seccompProfile", "securityContext.fsGroup",
        "securityContext.fsGroupChangePolicy", "securityContext.sysctls", "shareProcessNamespace", "securityContext.runAsUser", "securityContext.runAsGroup",
        "securityContext.supplementalGroups", "securityContext.supplementalGroupsPolicy", "securityContext.seLinuxChangePolicy",
    ];

    private static readonly string[] ForbiddenInContainers =
    [
        "appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged", "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup",
    ];

    public static void Os(Place spec)
    {
        Place os = spec["os"];
        if (!os.IsSet)
            return;
        if (os["name"].Text.Length == 0)
            os["name"].Required();
        else if (os["name"].Text is not ("linux" or "windows"))
            os.NotSupported(os["name"].Text, "linux", "windows");
        else if (os["name"].Text == "linux")
            Linux(spec);
        else
            Windows(spec);
    }

    public static void HostProcess(Place spec)
    {
        bool? ofPod = spec.Has("securityContext") ? Option(spec["securityContext"]) : null;
        bool any = false;
        bool all = true;
        foreach (Place container in Containers(spec))
        {
            Place context = container["securityContext"];
            bool? own = context.IsSet ? Option(context) : null;
            if (own is not null && ofPod is not null && own != ofPod)
                context["windowsOptions"]["hostProcess"].Invalid(own, $"pod hostProcess value must be identical if both are specified, was {(ofPod.Value ? "true" : "false")}");
            bool isHost = own ?? ofPod ?? false;
            any |= isHost;
            all &= isHost;
        }

        if (any && !all)
            spec.Invalid("", "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        if (any && !spec["hostNetwork"].Flag)
            spec["hostNetwork"].Invalid("hostNetwork must be true if pod contains any hostProcess containers");
    }

    public static IEnumerable<Place> Containers(Place spec) =>
        spec["initContainers"].Items.Concat(spec["containers"].Items).Concat(spec["ephemeralContainers"].Items);

    private static bool? Option(Place context) => context.Has("windowsOptions") ? context["windowsOptions"]["hostProcess"].Value as bool? : null;

    private static void Linux(Place spec)
    {
        foreach (Place context in Containers(spec).Select(c => c["securityContext"]).Prepend(spec["securityContext"]))
        {
            if (context.IsSet && context.Has("windowsOptions"))
                context["windowsOptions"].Forbidden(NotOnLinux);
        }
    }

    private static void Windows(Place spec)
    {
        foreach (string path in ForbiddenOnWindows)
        {
            if (path.StartsWith("securityContext", StringComparison.Ordinal) && !spec.Has("securityContext"))
                continue;
            Checks.ForbiddenIfSet(NotOnWindows)(spec[path]);
        }

        foreach (Place container in Containers(spec))
        {
            foreach (string field in ForbiddenInContainers)
            {
                if (container.Has("securityContext"))
                    Checks.ForbiddenIfSet(NotOnWindows)(container["securityContext"][field]);
            }
        }
    }

    private static IEnumerable<string> UserName(string text)
    {
        if (text.Length == 0)
        {
            yield return "runAsUserName cannot be an empty string";
            yield break;
        }

        if (text.Any(char.IsControl))
        {
            yield return "runAsUserName cannot contain control characters";
            yield break;
        }

        string[] parts = text.Split('\\');
        if (parts.Length > 2)
        {
            yield return "runAsUserName cannot contain more than one backslash";
            yield break;
        }

        string user = parts[^1];
        if (parts.Length == 2)
        {
            if (parts[0].Length >= 256)
                yield return "runAsUserName's Domain length must be under 256 characters";
            if (!NetBios().IsMatch(parts[0]) && !DnsDomain().IsMatch(parts[0]))
                yield return "runAsUserName's Domain doesn't match the NetBios nor the DNS format";
        }

        if (user.Length == 0)
            yield return "runAsUserName's User cannot be empty";
        if (user.Length > 104)
            yield return "runAsUserName's User length must not be longer than 104 characters";
        if (user.Length > 0 && user.All(c => c is '.' or ' '))
            yield return "runAsUserName's User cannot contain only periods or spaces";
        if (user.Any(c => "\"/\\:;|=,+*?<>@[]".Contains(c, StringComparison.Ordinal)))
            yield return "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]";
    }

    [GeneratedRegex(@"\A[^\\/:*?""<>|.][^\\/:*?""<>|]{0,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NetBios();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex DnsDomain();
}
