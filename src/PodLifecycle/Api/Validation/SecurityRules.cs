using System.Text.RegularExpressions;

namespace PodLifecycle.Api;

/// <summary>Security contexts of pods and containers. (v1 PodSecurityContext, SecurityContext)</summary>
internal static partial class SecurityRules
{
    private const string Localhost = AppArmor.Localhost;

    private static readonly string[] ProfileTypes = [Localhost, AppArmor.RuntimeDefault, AppArmor.Unconfined];
    private static readonly Check Id = Checks.Between(0, int.MaxValue);

    private static readonly string[] IpcSysctls =
    [
        "kernel.sem", "kernel.shm", "kernel.shmall", "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced", "kernel.msg", "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni",
    ];

    private static readonly Rules Seccomp = new(
        new("type", Checks.RequiredText("type is required when seccompProfile is set")),
        new("type", Checks.OneOf(ProfileTypes)),
        new("localhostProfile", at =>
        {
            if (at.Parent["type"].Text != Localhost)
            {
                if (at.IsSet)
                    at.Invalid(InternalJson.Of(at.Parent.Value!), "can only be set when seccomp type is Localhost");
            }
            else if (at.Text.Length == 0)
            {
                at.Required("must be set when seccomp type is Localhost");
            }
            else
            {
                Checks.Format(Formats.RelativePath)(at);
            }
        }));

    private static readonly Rules AppArmorProfile = new(
        new Rule("", at =>
        {
            Place type = at["type"];
            Place profile = at["localhostProfile"];
            if (type.Text.Length == 0)
            {
                type.Required("type is required when appArmorProfile is set");
            }
            else if (!ProfileTypes.Contains(type.Text))
            {
                type.NotSupported(type.Text, ProfileTypes);
            }
            else if (type.Text != Localhost)
            {
                if (profile.IsSet)
                    profile.Invalid("can only be set when AppArmor type is Localhost");
            }
            else if (profile.Text.Length == 0)
            {
                profile.Required("must be set when AppArmor type is Localhost");
            }
            else
            {
                if (profile.Text.Trim() != profile.Text)
                    profile.Invalid("must not be padded with whitespace");
                Checks.AtMostBytes(AppArmor.LongestProfile)(profile);
            }
        }));

    public static readonly Rules OfContainer = new(
        new("runAsUser", Id),
        new("runAsGroup", Id),
        new("procMount", at =>
        {
            if (at.IsSet && at.Text is not ("Default" or "Unmasked"))
                at.NotSupported(at.Text, "Default", "Unmasked");
            if (at.Text == "Unmasked" && at.Validation.Pod.Spec.HostUsers != false)
                at.Invalid("`hostUsers` must be false to use `Unmasked`");
        }),
        new("seccompProfile", Seccomp.Check),
        new("", Escalation),
        new("windowsOptions", WindowsRules.Options.Check),
        new("appArmorProfile", AppArmorProfile.Check));

    public static readonly Rules OfPod = new(
        new("fsGroup", Id),
        new("runAsUser", Id),
        new("runAsGroup", Id),
        new("supplementalGroups[*]", Id),
        new("", at =>
        {
            if (at.Validation.Pod.Spec is { ShareProcessNamespace: true, HostPid: true })
                at.Below("shareProcessNamespace").Invalid(true, "ShareProcessNamespace and HostPID cannot both be enabled");
        }),
        new("sysctls", Sysctls),
        new("fsGroupChangePolicy", Checks.OneOf("Always", "OnRootMismatch")),
        new("seccompProfile", Seccomp.Check),
        new("windowsOptions", WindowsRules.Options.Check),
        new("appArmorProfile", AppArmorProfile.Check),
        new("supplementalGroupsPolicy", Checks.OneOf("Merge", "Strict")),
        new("seLinuxChangePolicy", at =>
            Checks.OneOf(at.Validation.Pod.Old?.Spec.SecurityContext?["seLinuxChangePolicy"] is null ? ["Recursive"] : ["MountOption", "Recursive"])(at)));

    private static void Escalation(Place at)
    {
        if (!at.Has("allowPrivilegeEscalation") || at["allowPrivilegeEscalation"].Flag)
            return;
        if (at["privileged"].Flag)
            at.Invalid("cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        Place capabilities = at["capabilities"];
        if (capabilities.IsSet && capabilities["add"].Items.Any(c => c.Text == "CAP_SYS_ADMIN"))
            at.Invalid("cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
    }

    private static void Sysctls(Place at)
    {
        PodSpec spec = at.Validation.Pod.Spec;
        bool tolerant = HasClash(at.Validation.Pod.Old?.Spec);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place sysctl in at.Items)
        {
            Place name = sysctl["name"];
            if (name.Text.Length == 0)
                name.Required();
            else if (name.Text.Length > 253 || !SysctlName().IsMatch(name.Text))
                name.Invalid(name.Text, @"must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$");
            else if (!names.Add(name.Text))
                name.Duplicate(name.Text);

            if (!tolerant && Clash(name.Text, spec) is { } clash)
                name.Invalid(name.Text, $"may not be specified when '{clash}' is true");
        }
    }

    private static bool HasClash(PodSpec? old) =>
        old?.SecurityContext?["sysctls"] is ValueList<UntypedObject> sysctls && sysctls.Any(s => Clash(s["name"] as string ?? "", old) is not null);

    private static string? Clash(string name, PodSpec spec)
    {
        int separator = name.AsSpan().IndexOfAny('.', '/');
        if (separator >= 0 && name[separator] == '/')
            name = new string([.. name.Select(c => c == '/' ? '.' : c == '.' ? '/' : c)]);
        if (spec.HostNetwork && name.StartsWith("net.", StringComparison.Ordinal))
            return "hostNetwork";
        return spec.HostIpc && (IpcSysctls.Contains(name) || name.StartsWith("fs.mqueue.", StringComparison.Ordinal)) ? "hostIPC" : null;
    }

    [GeneratedRegex(@"\A([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex SysctlName();
}
