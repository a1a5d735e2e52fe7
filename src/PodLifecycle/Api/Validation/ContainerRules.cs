namespace PodLifecycle.Api;

/// <summary>Containers, init containers and ephemeral containers. (v1 Container, EphemeralContainer)</summary>
internal static class ContainerRules
{
    private const string OnlySidecars = "may not be set for init containers without restartPolicy=Always";
    private const string NotEphemeral = "cannot be set for an Ephemeral Container";
    private const int MostRestartRules = 20;
    private const int MostExitCodes = 255;

    private static readonly Rules Common = new(
        new("name", Checks.RequiredFormat(Formats.DnsLabel)),
        new("image", Image),
        new("terminationMessagePolicy", Checks.RequiredOneOf(TerminationMessagePolicy.File, TerminationMessagePolicy.FallbackToLogsOnError)),
        new("ports", Ports),
        new("env[*]", EnvironmentRules.Variable.Check),
        new("envFrom[*]", EnvironmentRules.From),
        new("", MountRules.Mounts),
        new("", MountRules.Devices),
        new("imagePullPolicy", Checks.RequiredOneOf(PullPolicy.Always, PullPolicy.IfNotPresent, PullPolicy.Never)),
        new("resources", ResourceRules.OfContainer),
        new("resizePolicy", ResizePolicy),
        new("securityContext", SecurityRules.OfContainer.Check));

    private static readonly Rules Port = new(
        new("name", Checks.OptionalFormat(Formats.PortName)),
        new("containerPort", at =>
        {
            if (at.Number == 0)
                at.Required();
            else
                Checks.Port(at);
        }),
        new("hostPort", at =>
        {
            if (at.Number != 0)
                Checks.Port(at);
        }),
        new("protocol", Checks.RequiredOneOf("SCTP", "TCP", "UDP")));

    private static readonly Rules Regular = new(
        new("", Common.Check),
        new("name", UniqueName),
        new("lifecycle", HandlerRules.Hooks.Check),
        new("livenessProbe", HandlerRules.LivenessOrStartup.Check),
        new("readinessProbe", HandlerRules.Readiness.Check),
        new("startupProbe", HandlerRules.LivenessOrStartup.Check),
        new("", Restarts));

    private static readonly Rules Init = new(
        new("", Common.Check),
        new("", Restarts),
        new("name", UniqueName),
        new("", at => HostPorts([at], at.Parent)),
        new("lifecycle", SidecarOnly(HandlerRules.Hooks.Check)),
        new("livenessProbe", SidecarOnly(HandlerRules.LivenessOrStartup.Check)),
        new("readinessProbe", SidecarOnly(HandlerRules.Readiness.Check)),
        new("startupProbe", SidecarOnly(HandlerRules.LivenessOrStartup.Check)),
        new("resizePolicy[*].restartPolicy", at =>
        {
            if (at.Text == ContainerResizing.RestartContainer && !IsSidecar(at.Parent.Parent.Parent) && !OldHasInitResize(at.Validation.Pod.Old))
                at.Invalid("must not be set to 'RestartContainer' for non-sidecar initContainers");
        }));

    private static readonly Rules Ephemeral = new(
        new("", Common.Check),
        new("name", UniqueName),
        new("targetContainerName", at =>
        {
            if (at.Text.Length > 0 && !at.Validation.Pod.Spec.Containers.Concat(at.Validation.Pod.Spec.InitContainers).Any(c => c.Name == at.Text))
                at.NotFound(at.Text);
        }),
        new("ports", NeverEphemeral),
        new("resources", NeverEphemeral),
        new("resizePolicy", NeverEphemeral),
        new("restartPolicy", NeverEphemeral),
        new("restartPolicyRules", NeverEphemeral),
        new("livenessProbe", NeverEphemeral),
        new("readinessProbe", NeverEphemeral),
        new("startupProbe", NeverEphemeral),
        new("lifecycle", NeverEphemeral),
        new("volumeMounts[*].subPath", NeverEphemeral),
        new("volumeMounts[*].subPathExpr", NeverEphemeral));


    public static void Containers(Place at)
    {
        if (at.Count == 0)
        {
            at.Required();
            return;
        }

        Place[] all = at.Items;
        foreach (Place container in all)
            Regular.Check(container);
        HostPorts(all, at);
    }

    public static void InitContainers(Place at)
    {
        foreach (Place container in at.Items)
            Init.Check(container);
    }

    public static void EphemeralContainers(Place at)
    {
        foreach (Place container in at.Items)
            Ephemeral.Check(container);
    }

    public static bool IsSidecar(Place container) => container["restartPolicy"].Text == RestartPolicy.Always;

    private static bool OldHasInitResize(Pod? old) =>
        old is not null && old.Spec.InitContainers.Any(c => c.RestartPolicy != RestartPolicy.Always && c.ResizePolicy.Any(p => p["restartPolicy"] as string == ContainerResizing.RestartContainer));

    private static Check SidecarOnly(Check check) => at =>
    {
        if (!at.IsSet)
            return;
        if (IsSidecar(at.Parent))
            check(at);
        else
            at.Forbidden(OnlySidecars);
    };

    private static void NeverEphemeral(Place at)
    {
        if (at.IsSet && at.Value is not IValueList { Count: 0 })
            at.Forbidden(NotEphemeral);
    }

    private static void Image(Place at)
    {
        if (at.Text.Length == 0)
            at.Required();
        else if (!at.Validation.Pod.IsTemplate && at.Parent.Parent.Path.EndsWith("ephemeralContainers", StringComparison.Ordinal) && at.Text.Trim() != at.Text)
            at.Invalid(PodSpecRules.BlanksAroundImage);
    }

    private static void UniqueName(Place at)
    {
        if (!at.Validation.Pod.ContainerNames.Add(at.Text))
            at.Duplicate(at.Text);
    }

    private static void Ports(Place at)
    {
        if (at.Count == 0)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place port in at.Items)
        {
            int before = port.Validation.Errors.Count;
            Port.Check(port);
            Place name = port["name"];
            bool nameIsFine = !port.Validation.Errors.Skip(before).Any(e => e.Path == name.Path);
            if (name.Text.Length > 0 && nameIsFine && !names.Add(name.Text))
            {
                port.Validation.Errors.Insert(before, new(FieldErrorType.Duplicate, name.Path, name.Text, ""));
            }
        }
    }

    /// <summary>One port of the host serves one container. Init containers are counted each for itself, always from 0.</summary>
    private static void HostPorts(Place[] containers, Place list)
    {
        HashSet<string>? taken = null;
        for (int i = 0; i < containers.Length; i++)
        {
            foreach (Place port in containers[i]["ports"].Items)
            {
                long number = port["hostPort"].Number;
                if (number == 0)
                    continue;
                string text = $"{port["protocol"].Text}/{port["hostIP"].Text}/{number}";
                if (!(taken ??= new(StringComparer.Ordinal)).Add(text))
                    list.At(i).Below("ports").At(port.Index).Below("hostPort").Duplicate(text);
            }
        }
    }

    private static void ResizePolicy(Place at)
    {
        if (at.Count == 0)
            return;
        var resources = new HashSet<string>(StringComparer.Ordinal);
        foreach (Place policy in at.Items)
        {
            string resource = policy["resourceName"].Text;
            string restart = policy["restartPolicy"].Text;
            if (!resources.Add(resource))
                policy.Duplicate(resource);
            if (resource.Length == 0)
                at.Required();
            else if (resource is not ("cpu" or "memory"))
                at.NotSupported(resource, "cpu", "memory");
            if (restart.Length == 0)
                at.Required();
            else if (restart is not ("NotRequired" or ContainerResizing.RestartContainer))
                at.NotSupported(restart, "NotRequired", ContainerResizing.RestartContainer);
            if (at.Validation.Pod.Spec.RestartPolicy == RestartPolicy.Never && restart.Length > 0 && restart != "NotRequired")
                at.Invalid(restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
        }
    }

    private static void Restarts(Place at)
    {
        FeatureGates gates = at.Validation.Gates;
        Place policy = at["restartPolicy"];
        Place rules = at["restartPolicyRules"];
        if (policy.IsSet && policy.Text is not (RestartPolicy.Always or RestartPolicy.OnFailure or RestartPolicy.Never))
            policy.NotSupported(policy.Text, RestartPolicy.Always, RestartPolicy.Never, RestartPolicy.OnFailure);
        if (rules.Count == 0)
            return;

        if (!policy.IsSet)
            policy.Required("must specify restartPolicy when restart rules are used");
        bool isSidecar = policy.Text == RestartPolicy.Always && at.Parent.Path.EndsWith("initContainers", StringComparison.Ordinal);
        if (isSidecar && !gates.RestartAllContainersOnContainerExits)
        {
            rules.Forbidden("restartPolicyRules are not allowed for init containers with restart policy Always");
            return;
        }

        if (rules.Count > MostRestartRules)
            rules.TooMany(MostRestartRules);
        foreach (Place rule in rules.Items)
        {
            string[] actions = gates.RestartAllContainersOnContainerExits ? ["Restart", "RestartAllContainers"] : ["Restart"];
            Checks.AlwaysOneOf(actions)(rule["action"]);
            Place exitCodes = rule["exitCodes"];
            if (!exitCodes.IsSet)
            {
                exitCodes.Required("must be specified");
                continue;
            }

            Checks.AlwaysOneOf("In", "NotIn")(exitCodes["operator"]);
            if (exitCodes["values"].Count > MostExitCodes)
                exitCodes["values"].TooMany(MostExitCodes);
        }
    }
}
