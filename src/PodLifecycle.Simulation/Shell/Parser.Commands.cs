namespace PodLifecycle.Simulation.Shell;

internal sealed partial class Parser
{
    private static readonly string[] Keywords =
    [
        "if", "then", "else", "elif", "fi", "while", "until", "do", "done", "{", "}", "!",
        "for", "case", "esac", "select", "function", "[[",
    ];

    /// <summary>They belong to the shell itself, so they are neither unknown programs nor missing ones.</summary>
    private static readonly string[] UnsupportedBuiltins =
    [
        ".", "source", "eval", "read", "local", "return", "shift", "unset", "alias", "command", "getopts", "readonly", "type", "umask", "ulimit",
    ];

    private CommandList ParseScript()
    {
        SkipLines();
        var script = Current == End ? new CommandList([]) : ParseList();
        return Current == End ? script : throw Expected("a command");
    }

    private CommandList ParseList() => Nested(() =>
    {
        var items = new List<AndOr>();
        SkipLines();
        do
        {
            items.Add(ParseAndOr());
            SkipLines();
        }
        while (!AtListEnd());
        return new CommandList(items);
    });

    private bool AtListEnd() => Current is End or ')' || PeekKeyword() is "then" or "else" or "elif" or "fi" or "do" or "done" or "}";

    private AndOr ParseAndOr()
    {
        var pipelines = new List<Pipeline>();
        var afterFailure = false;
        while (true)
        {
            pipelines.Add(ParsePipeline(afterFailure));
            SkipBlanks();
            afterFailure = StartsWith("||");
            if (!Take("&&") && !Take("||"))
                break;

            SkipLines();
        }

        return new AndOr(pipelines, InBackground: EndAndOr());
    }

    private bool EndAndOr()
    {
        if (StartsWith(";;"))
            throw Unsupported("';;'");

        if (Current == '|')
            throw Unsupported("the pipe '|'");

        if (Take("&"))
            return true;

        if (Current is ';' or '\n')
            position++;
        else if (!AtListEnd())
            throw Expected("';' or the end of the command");

        return false;
    }

    private Pipeline ParsePipeline(bool afterFailure)
    {
        var negated = false;
        SkipBlanks();
        while (PeekKeyword() == "!")
        {
            position++;
            negated = !negated;
            SkipBlanks();
        }

        return new Pipeline(ParseCommand(), negated, afterFailure);
    }

    private Command ParseCommand()
    {
        switch (PeekKeyword())
        {
            case "while" or "until":
                return WithRedirects(ParseLoop());
            case "if":
                return WithRedirects(ParseIf());
            case "{":
                return WithRedirects(ParseGroup());
            case "for" or "case" or "select" or "function" or "[[":
                throw Unsupported($"'{PeekKeyword()}'");
            case not null:
                throw Expected("a command");
            default:
                break;
        }

        if (StartsWith("(("))
            throw Unsupported("'(('");

        return Current == '(' ? WithRedirects(ParseSubshell()) : ParseSimple();
    }

    private Command.Loop ParseLoop()
    {
        var until = PeekKeyword() == "until";
        Require(until ? "until" : "while");
        var condition = ParseList();
        Require("do");
        var body = ParseList();
        Require("done");
        return new Command.Loop(until, condition, body);
    }

    private Command.If ParseIf() => Nested(() =>
    {
        Require(PeekKeyword() == "elif" ? "elif" : "if");
        var condition = ParseList();
        Require("then");
        var then = ParseList();
        if (PeekKeyword() == "elif")
        {
            // One 'fi' closes the whole chain: the inner 'if' takes it.
            return new Command.If(condition, then, Single(ParseIf()));
        }

        CommandList? otherwise = null;
        if (PeekKeyword() == "else")
        {
            Require("else");
            otherwise = ParseList();
        }

        Require("fi");
        return new Command.If(condition, then, otherwise);
    });

    private Command.Group ParseGroup()
    {
        Require("{");
        var body = ParseList();
        Require("}");
        return new Command.Group(body);
    }

    private Command.Subshell ParseSubshell()
    {
        var opened = position++;
        var body = ParseList();
        if (!Take(")"))
            throw Current == End ? Error(opened, "'(' without ')'") : Expected("')'");

        return new Command.Subshell(body);
    }

    private Command.Simple ParseSimple()
    {
        var assignments = new List<Assignment>();
        var words = new List<Word>();
        var redirects = new List<Redirect>();
        while (true)
        {
            SkipBlanks();
            if (ParseRedirects(redirects))
                continue;

            if (Current == '(')
                throw words.Count == 1 ? Unsupported("a function definition") : Expected("the end of the command");

            if (EndsWord(Current))
                break;

            if (words.Count == 0 && TakeAssignedName() is { } name)
                assignments.Add(new Assignment(name, ParseWord(assigned: true)));
            else
            {
                var start = position;
                words.Add(ParseWord(assigned: false));
                if (words.Count == 1 && UnsupportedBuiltins.Contains(words[0].Literal))
                    throw Error(start, $"'{words[0].Literal}' is not supported");
            }
        }

        return assignments.Count + words.Count + redirects.Count > 0
            ? new Command.Simple(assignments, words, redirects)
            : throw Expected("a command");
    }

    private Command WithRedirects(Command command)
    {
        var redirects = new List<Redirect>();
        do
        {
            SkipBlanks();
        }
        while (ParseRedirects(redirects));
        return redirects.Count == 0 ? command : new Command.Redirected(command, redirects);
    }

    private bool ParseRedirects(List<Redirect> redirects)
    {
        var digits = 0;
        while (char.IsAsciiDigit(Peek(digits)))
            digits++;

        var both = StartsWith("&>");
        if (!both && Peek(digits) is not ('<' or '>'))
            return false;

        var start = position;
        var descriptor = digits == 0 ? (int?)null : digits == 1 ? Current - '0' : int.MaxValue;
        position += both ? 1 : digits;
        foreach (var construct in (string[])["<<", "<(", ">(", "<>", "<&", ">&-"])
        {
            if (StartsWith(construct))
                throw Unsupported(construct == "<<" ? "the here-document '<<'" : $"'{construct}'");
        }

        var kind = Take(">>") ? RedirectKind.Append
            : Take(">&") ? RedirectKind.Duplicate
            : Take(">|") || Take(">") ? RedirectKind.Write
            : RedirectKind.Read;
        if (kind == RedirectKind.Read)
            position++;

        var target = descriptor ?? (kind == RedirectKind.Read ? 0 : 1);
        if (target > 2 || (target == 0) != (kind == RedirectKind.Read))
            throw Error(start, $"a redirection of file descriptor {source[start..(start + digits)]} is not supported");

        SkipBlanks();
        if (EndsWord(Current))
            throw Expected("a file name");

        var word = ParseWord(assigned: false);
        if (kind == RedirectKind.Duplicate && word.Literal is not ("1" or "2"))
            throw Error(start, "'>&' with something other than 1 or 2 is not supported");

        redirects.Add(new Redirect(target, kind, word));
        if (both)
            redirects.Add(new Redirect(2, RedirectKind.Duplicate, new Word([new WordPart.Literal("1")])));

        return true;
    }

    private string? PeekKeyword()
    {
        var length = 0;
        while (!EndsWord(Peek(length)))
            length++;

        return Array.Find(Keywords, keyword => keyword.Length == length && StartsWith(keyword));
    }

    private void Require(string keyword)
    {
        SkipLines();
        if (PeekKeyword() != keyword)
            throw Expected($"'{keyword}'");

        position += keyword.Length;
    }

    private static CommandList Single(Command command) =>
        new([new AndOr([new Pipeline(command, Negated: false, AfterFailure: false)], InBackground: false)]);
}
