namespace PodLifecycle.Api;

/// <summary>Where containers see volumes. (v1 VolumeMount, VolumeDevice)</summary>
internal static class MountRules
{
    private const string Bidirectional = "Bidirectional";
    private const string None = "None";

    public static void Mounts(Place container)
    {
        if (container["volumeMounts"].Count == 0)
            return;
        Dictionary<string, string> devices = PathsByName(container["volumeDevices"], "devicePath");
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place mount in container["volumeMounts"].Items)
        {
            Place name = mount["name"];
            Place path = mount["mountPath"];
            Place list = mount.Parent;
            if (name.Text.Length == 0)
                name.Required();
            if (!mount.Validation.Pod.Volumes.ContainsKey(name.Text))
                name.NotFound(name.Text);
            if (path.Text.Length == 0)
                path.Required();
            if (!paths.Add(path.Text))
                path.Invalid(path.Text, "must be unique");
            if (devices.ContainsKey(name.Text))
                name.Invalid(name.Text, "must not already exist in volumeDevices");
            if (devices.ContainsValue(path.Text))
                path.Invalid(path.Text, "must not already exist as a path in volumeDevices");

            SubPath(list, mount, "subPath");
            if (mount["subPathExpr"].Text.Length > 0)
            {
                if (mount["subPath"].Text.Length > 0)
                    mount["subPathExpr"].Invalid(mount["subPathExpr"].Text, "subPathExpr and subPath are mutually exclusive");
                SubPath(list, mount, "subPathExpr");
            }

            Propagation(container, list.Below("mountPropagation"), mount["mountPropagation"]);
            RecursiveReadOnly(list.Below("recursiveReadOnly"), mount);
        }
    }

    public static void Devices(Place container)
    {
        if (container["volumeDevices"].Count == 0)
            return;
        Dictionary<string, string> mounts = PathsByName(container["volumeMounts"], "mountPath");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place device in container["volumeDevices"].Items)
        {
            Place name = device["name"];
            Place path = device["devicePath"];
            if (name.Text.Length == 0)
                name.Required();
            if (names.Contains(name.Text))
                name.Invalid(name.Text, "must be unique");
            device.Validation.Pod.Volumes.TryGetValue(name.Text, out UntypedObject? volume);
            if (volume is null)
                name.NotFound(name.Text);
            else if (volume["persistentVolumeClaim"] is null && volume["ephemeral"] is null)
                name.Invalid(name.Text, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
            if (path.Text.Length == 0)
                path.Required();
            if (path.Text.Length > 0 && paths.Contains(path.Text))
                path.Invalid(path.Text, "must be unique");
            if (path.Text.Split('/').Contains(".."))
                path.Invalid(path.Text, "can not contain backsteps ('..')");
            else
                paths.Add(path.Text);
            if (mounts.ContainsKey(name.Text))
                name.Invalid(name.Text, "must not already exist in volumeMounts");
            if (mounts.ContainsValue(path.Text))
                path.Invalid(path.Text, "must not already exist as a path in volumeMounts");
            if (name.Text.Length > 0)
                names.Add(name.Text);
        }
    }

    /// <summary>Of several with one name only the last counts.</summary>
    private static Dictionary<string, string> PathsByName(Place list, string path)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Place item in list.Items)
            paths[item["name"].Text] = item[path].Text;
        return paths;
    }

    private static void SubPath(Place list, Place mount, string field)
    {
        if (mount[field].Text.Length == 0)
            return;
        foreach (string wrong in Formats.RelativePath(mount[field].Text))
            list.Below(field).Invalid(mount[field].Text, wrong);
    }

    private static void Propagation(Place container, Place at, Place propagation)
    {
        if (!propagation.IsSet)
            return;
        if (propagation.Text is not (Bidirectional or "HostToContainer" or None))
            at.NotSupported(propagation.Text, Bidirectional, "HostToContainer", None);
        Place security = container["securityContext"];
        if (propagation.Text == Bidirectional && !(security.IsSet && security["privileged"].Flag))
            at.Forbidden("Bidirectional mount propagation is available only to privileged containers");
    }

    private static void RecursiveReadOnly(Place at, Place mount)
    {
        Place mode = mount["recursiveReadOnly"];
        if (!mode.IsSet)
            return;
        if (mode.Text is not ("Disabled" or "Enabled" or "IfPossible"))
        {
            at.NotSupported(mode.Text, "Disabled", "Enabled", "IfPossible");
            return;
        }

        if (mode.Text == "Disabled")
            return;
        if (!mount["readOnly"].Flag)
            at.Forbidden("may only be specified when readOnly is true");
        if (mount["mountPropagation"] is { IsSet: true, Text: not None })
            at.Forbidden("may only be specified when mountPropagation is None or not specified");
    }
}
