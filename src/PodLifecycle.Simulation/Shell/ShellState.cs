using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

/// <summary>What a shell knows; a subshell has a copy.</summary>
internal sealed class ShellState
{
    private readonly Dictionary<string, Variable> variables;

    public ShellState(IEnumerable<KeyValuePair<string, string>> environment, string workingDirectory, int shellPid)
    {
        variables = environment.ToDictionary(pair => pair.Key, pair => new Variable(pair.Value, Exported: true), StringComparer.Ordinal);
        WorkingDirectory = workingDirectory;
        ShellPid = shellPid;
    }

    public int ShellPid { get; }

    public string WorkingDirectory { get; set; }

    public int Status { get; set; }

    public int? LastBackground { get; set; }

    public string Name { get; init; } = "sh";

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public List<Job> Children { get; } = [];

    /// <summary><c>set -e</c>.</summary>
    public bool StopsOnError { get; set; }

    /// <summary><c>set -u</c>.</summary>
    public bool RequiresVariables { get; set; }

    /// <summary>How many conditions are being evaluated around the running command: there <c>set -e</c> does not count.</summary>
    public int Conditions { get; set; }

    public int Loops { get; set; }

    /// <summary>Handlers by signal; an empty list ignores it.</summary>
    public Dictionary<int, CommandList> Traps { get; } = [];

    public Queue<int> PendingTraps { get; } = new();

    public Departure Departure { get; set; }

    /// <summary>How many loops a <c>break</c> or <c>continue</c> still has to leave.</summary>
    public int LoopsToLeave { get; set; }

    public IEnumerable<KeyValuePair<string, string>> Exported =>
        variables.Where(pair => pair.Value.Exported).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value));

    public ShellState Fork()
    {
        var fork = new ShellState([], WorkingDirectory, ShellPid)
        {
            Name = Name,
            Arguments = Arguments,
            Status = Status,
            LastBackground = LastBackground,
            StopsOnError = StopsOnError,
            RequiresVariables = RequiresVariables,
            Conditions = Conditions,
        };
        foreach (var (name, variable) in variables)
        {
            fork.variables.Add(name, variable);
        }

        foreach (var (signal, _) in Traps.Where(trap => trap.Value.Items.Count == 0))
        {
            fork.Traps.Add(signal, new CommandList([]));
        }

        return fork;
    }

    /// <summary>Null when it is not set.</summary>
    public string? Get(string name) => name switch
    {
        "?" => Text(Status),
        "$" => Text(ShellPid),
        "!" => LastBackground is { } pid ? Text(pid) : null,
        "#" => Text(Arguments.Count),
        "@" or "*" => string.Join(' ', Arguments),
        "0" => Name,
        [>= '1' and <= '9' and var digit] => Arguments.ElementAtOrDefault(digit - '1'),
        _ => variables.TryGetValue(name, out var variable) ? variable.Value : null,
    };

    public void Set(string name, string value)
    {
        ShellProblemException.ThrowIfAbove(Limits.ExpansionLength, value.Length, "characters in a variable");
        ShellProblemException.ThrowIfAbove(Limits.Variables - 1, variables.ContainsKey(name) ? 0 : variables.Count, "variables");
        variables[name] = new Variable(value, variables.TryGetValue(name, out var old) && old.Exported);
    }

    public void Export(string name)
    {
        if (variables.TryGetValue(name, out var variable))
            variables[name] = variable with { Exported = true };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Variable(string Value, bool Exported);
}

/// <summary>Why the shell leaves the commands that it is in.</summary>
internal enum Departure
{
    None,
    Break,
    Continue,
    Exit,
}
