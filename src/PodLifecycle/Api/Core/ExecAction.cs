namespace PodLifecycle.Api;

/// <summary>Runs a command in the container, without a shell. (v1 ExecAction)</summary>
public sealed record ExecAction : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ExecAction", slots => new ExecAction(slots));

    private static readonly int command = Type.Slot("command");

    /// <summary>An action without a command.</summary>
    public ExecAction()
        : this(Type.NewSlots())
    {
    }

    private ExecAction(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The program and its arguments; at least one element. In probes <c>$(NAME)</c> is replaced from <see cref="Container.Env"/>, in hooks it is not.</summary>
    public ValueList<string> Command { get => List<string>(command); init => Set(command, value); }
}
