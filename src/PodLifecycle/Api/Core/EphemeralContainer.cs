namespace PodLifecycle.Api;

/// <summary>A container added to a running pod for debugging; it is never started again and never counts for phase or readiness. (v1 EphemeralContainer)</summary>
public sealed record EphemeralContainer : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.EphemeralContainer", slots => new EphemeralContainer(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int image = Type.Slot("image");
    private static readonly int command = Type.Slot("command");
    private static readonly int args = Type.Slot("args");
    private static readonly int workingDir = Type.Slot("workingDir");
    private static readonly int ports = Type.Slot("ports");
    private static readonly int envFrom = Type.Slot("envFrom");
    private static readonly int env = Type.Slot("env");
    private static readonly int resources = Type.Slot("resources");
    private static readonly int resizePolicy = Type.Slot("resizePolicy");
    private static readonly int restartPolicy = Type.Slot("restartPolicy");
    private static readonly int restartPolicyRules = Type.Slot("restartPolicyRules");
    private static readonly int volumeMounts = Type.Slot("volumeMounts");
    private static readonly int volumeDevices = Type.Slot("volumeDevices");
    private static readonly int livenessProbe = Type.Slot("livenessProbe");
    private static readonly int readinessProbe = Type.Slot("readinessProbe");
    private static readonly int startupProbe = Type.Slot("startupProbe");
    private static readonly int lifecycle = Type.Slot("lifecycle");
    private static readonly int terminationMessagePath = Type.Slot("terminationMessagePath");
    private static readonly int terminationMessagePolicy = Type.Slot("terminationMessagePolicy");
    private static readonly int imagePullPolicy = Type.Slot("imagePullPolicy");
    private static readonly int securityContext = Type.Slot("securityContext");
    private static readonly int stdin = Type.Slot("stdin");
    private static readonly int stdinOnce = Type.Slot("stdinOnce");
    private static readonly int tty = Type.Slot("tty");
    private static readonly int targetContainerName = Type.Slot("targetContainerName");

    /// <summary>An ephemeral container in which nothing is set.</summary>
    public EphemeralContainer()
        : this(Type.NewSlots())
    {
    }

    private EphemeralContainer(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>Unique among all containers of the pod, at most 63 of <c>a-z 0-9 -</c>.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The image; required.</summary>
    public string Image { get => Text(image); init => Set(image, value); }

    /// <summary>The program and its first arguments; empty means the image's entry point. <c>$(NAME)</c> is replaced.</summary>
    public ValueList<string> Command { get => List<string>(command); init => Set(command, value); }

    /// <summary>The arguments; empty means the image's own, unless <see cref="Command"/> is given. <c>$(NAME)</c> is replaced.</summary>
    public ValueList<string> Args { get => List<string>(args); init => Set(args, value); }

    /// <summary>The directory in which the program starts; empty means the image's.</summary>
    public string WorkingDir { get => Text(workingDir); init => Set(workingDir, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public ValueList<ContainerPort> Ports { get => List<ContainerPort>(ports); init => Set(ports, value); }

    /// <summary>Config maps and secrets whose entries all become variables; the later wins, and <see cref="Env"/> wins over them.</summary>
    public ValueList<UntypedObject> EnvFrom { get => List<UntypedObject>(envFrom); init => Set(envFrom, value); }

    /// <summary>Environment variables in order; of two with the same name the later wins.</summary>
    public ValueList<EnvVar> Env { get => List<EnvVar>(env); init => Set(env, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public ResourceRequirements Resources { get => Object<ResourceRequirements>(resources) ?? ResourceRequirements.Empty; init => Set(resources, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public ValueList<UntypedObject> ResizePolicy { get => List<UntypedObject>(resizePolicy); init => Set(resizePolicy, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public string? RestartPolicy { get => OptionalText(restartPolicy); init => Set(restartPolicy, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public ValueList<ContainerRestartRule> RestartPolicyRules { get => List<ContainerRestartRule>(restartPolicyRules); init => Set(restartPolicyRules, value); }

    /// <summary>Where volumes of the pod appear; without <see cref="VolumeMount.SubPath"/>.</summary>
    public ValueList<VolumeMount> VolumeMounts { get => List<VolumeMount>(volumeMounts); init => Set(volumeMounts, value); }

    /// <summary>Where block volumes of the pod appear as devices.</summary>
    public ValueList<UntypedObject> VolumeDevices { get => List<UntypedObject>(volumeDevices); init => Set(volumeDevices, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public Probe? LivenessProbe { get => Object<Probe>(livenessProbe); init => Set(livenessProbe, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public Probe? ReadinessProbe { get => Object<Probe>(readinessProbe); init => Set(readinessProbe, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public Probe? StartupProbe { get => Object<Probe>(startupProbe); init => Set(startupProbe, value); }

    /// <summary>Forbidden in an ephemeral container.</summary>
    public Lifecycle? Lifecycle { get => Object<Lifecycle>(lifecycle); init => Set(lifecycle, value); }

    /// <summary>The file whose text becomes the termination message. Default <c>/dev/termination-log</c>.</summary>
    public string TerminationMessagePath { get => Text(terminationMessagePath); init => Set(terminationMessagePath, value); }

    /// <summary>Where the termination message comes from: <c>File</c> or <c>FallbackToLogsOnError</c>. Default <c>File</c>.</summary>
    public string TerminationMessagePolicy { get => Text(terminationMessagePolicy); init => Set(terminationMessagePolicy, value); }

    /// <summary>When the image is pulled: <c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>. Default <c>Always</c> for the tag <c>latest</c> and for no tag or digest, else <c>IfNotPresent</c>.</summary>
    public string ImagePullPolicy { get => Text(imagePullPolicy); init => Set(imagePullPolicy, value); }

    /// <summary>User, capabilities and profiles of this container; wins over those of the pod.</summary>
    public UntypedObject? SecurityContext { get => Object<UntypedObject>(securityContext); init => Set(securityContext, value); }

    /// <summary>Whether the container has an open standard input.</summary>
    public bool Stdin { get => Flag(stdin); init => Set(stdin, value); }

    /// <summary>Whether standard input is closed for good after the first client has gone.</summary>
    public bool StdinOnce { get => Flag(stdinOnce); init => Set(stdinOnce, value); }

    /// <summary>Whether the container gets a terminal.</summary>
    public bool Tty { get => Flag(tty); init => Set(tty, value); }

    /// <summary>The container or init container whose processes it shall see; empty means none in particular.</summary>
    public string TargetContainerName { get => Text(targetContainerName); init => Set(targetContainerName, value); }

    /// <summary>All that it shares with a container; only its target is left out.</summary>
    internal Container AsContainer()
    {
        object?[] slots = Container.Type.NewSlots();
        foreach (Field field in Container.Type.Fields)
            slots[field.Slot] = Type.Find(field.Name) is { } own ? Get(own) : null;
        return (Container)Container.Type.Create(slots);
    }
}
