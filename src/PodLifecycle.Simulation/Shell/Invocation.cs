namespace PodLifecycle.Simulation.Shell;

/// <summary>One command with its words expanded.</summary>
internal sealed class Invocation(IReadOnlyList<string> argv, Scope scope, bool replaces)
{
    public string Program => argv[0];

    public string Name { get; } = FileSystem.Name(argv[0]);

    public IReadOnlyList<string> Arguments { get; } = [.. argv.Skip(1)];

    public Scope Scope => scope;

    public ShellState State => scope.State;

    public Job Job => scope.Job;

    public ToyContainer Container => scope.Job.Container;

    public FileSystem Files => Container.Files;

    /// <summary>The program is its process's main program.</summary>
    public bool Replaces => replaces;

    public string Path(string name) => FileSystem.Absolute(name, State.WorkingDirectory);

    public void Print(string text) => scope.Io.Out.Write(text);

    public int Fail(string message, int status = 1)
    {
        scope.Io.Err.Write($"{Name}: {message}\n");
        return status;
    }

    public ShellProblemException Unsupported(string use) => new(new ShellProblem.UnsupportedUse(Program, use));

    /// <summary>Splits the arguments; an option that is not named here is a problem, for it could mean anything.</summary>
    /// <param name="flags">Single letters.</param>
    /// <param name="valued">Single letters with a value behind them or in the next word.</param>
    /// <param name="longFlags">Words such as <c>--spider</c>.</param>
    /// <param name="longValued">Words with a value in the next word or after <c>=</c>.</param>
    public ParsedOptions ParseOptions(string flags, string valued = "", string[]? longFlags = null, string[]? longValued = null)
    {
        var options = new ParsedOptions();
        var words = new Queue<string>(Arguments);
        while (words.TryDequeue(out var word))
        {
            if (word == "--")
            {
                options.Operands.AddRange(words);
                break;
            }

            if (word.Length < 2 || word[0] != '-')
            {
                options.Operands.Add(word);
                continue;
            }

            var name = word.Split('=')[0];
            if (longValued?.Contains(name) == true)
                options.Given[name] = word.Length > name.Length ? word[(name.Length + 1)..] : TakeValue(name);
            else if (longFlags?.Contains(word) == true)
                options.Given[word] = string.Empty;
            else
                TakeLetters(word);
        }

        return options;

        void TakeLetters(string word)
        {
            for (var i = 1; i < word.Length; i++)
            {
                var option = "-" + word[i];
                if (valued.Contains(word[i], StringComparison.Ordinal))
                {
                    options.Given[option] = i + 1 < word.Length ? word[(i + 1)..] : TakeValue(option);
                    break;
                }

                options.Given[option] = flags.Contains(word[i], StringComparison.Ordinal) ? string.Empty : throw Unsupported($"the option {word}");
            }
        }

        string TakeValue(string option) => words.TryDequeue(out var value) ? value : throw Unsupported($"the option {option} without a value");
    }
}

internal sealed class ParsedOptions
{
    public Dictionary<string, string> Given { get; } = new(StringComparer.Ordinal);

    public List<string> Operands { get; } = [];

    public bool Has(string option) => Given.ContainsKey(option);

    public string? Value(string option) => Given.GetValueOrDefault(option);
}
