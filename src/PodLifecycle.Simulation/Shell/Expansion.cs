using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

internal static class Expansion
{
    /// <summary><paramref name="splits"/>: false: the word stays one word, as in an assignment.</summary>
    public static IEnumerator<Pause> Expand(Word word, Fields fields, Scope scope, bool splits)
    {
        if (!splits)
            fields.Append(string.Empty);

        foreach (var part in word.Parts)
        {
            if (scope.State.Departure != Departure.None)
                yield break;

            switch (part)
            {
                case WordPart.Literal literal:
                    fields.Append(literal.Text);
                    break;
                case WordPart.Variable { Name: "@", Quoted: true } when splits:
                    AppendArguments(fields, scope.State.Arguments);
                    break;
                case WordPart.Variable variable:
                    Append(Get(variable.Name, scope), splits && !variable.Quoted);
                    break;
                case WordPart.Arithmetic arithmetic:
                    Append(Calculate(arithmetic.Expression, scope), splits: false);
                    break;
                case WordPart.Substitution substitution:
                    var output = new Output.ToExpansion();
                    var state = scope.State.Fork();
                    yield return new Pause.Call(Interpreter.Run(substitution.Body, scope with { State = state, Io = scope.Io with { Out = output } }));
                    fields.SubstitutionStatus = state.Status;
                    Append(output.Text.TrimEnd('\n'), splits && !substitution.Quoted);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        fields.Next();

        void Append(string text, bool splits)
        {
            if (splits)
                fields.AppendSplit(text);
            else
                fields.Append(text);
        }
    }

    private static void AppendArguments(Fields fields, IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
                fields.Next();

            fields.Append(arguments[i]);
        }
    }

    private static string Get(string name, Scope scope)
    {
        var value = scope.State.Get(name);
        if (value is null && scope.State.RequiresVariables)
            scope.Abort($"{name}: parameter not set");

        return value ?? string.Empty;
    }

    private static string Calculate(Expression expression, Scope scope)
    {
        try
        {
            return Evaluate(expression, scope).ToString(CultureInfo.InvariantCulture);
        }
        catch (DivideByZeroException)
        {
            scope.Abort("arithmetic expression: division by zero");
        }
        catch (FormatException wrong)
        {
            scope.Abort(wrong.Message);
        }

        return string.Empty;
    }

    // 64-bit and silent on overflow, as in every shell.
    private static long Evaluate(Expression expression, Scope scope) => unchecked(expression switch
    {
        Expression.Number number => number.Value,
        Expression.Variable variable => Number(Get(variable.Name, scope)),
        Expression.Negation negation => -Evaluate(negation.Operand, scope),
        Expression.Binary binary => Combine(binary.Operator, Evaluate(binary.Left, scope), Evaluate(binary.Right, scope)),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private static long Combine(char sign, long left, long right) => unchecked(sign switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,

        // The smallest number by -1 overflows in a way that even an unchecked division reports.
        '/' => right == -1 ? -left : left / right,
        '%' => right == -1 ? 0 : left % right,
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private static long Number(string text)
    {
        if (text.Length == 0)
            return 0;

        if (Parser.IsOctal(text.TrimStart('-')))
            throw new ShellProblemException(new ShellProblem.UnsupportedUse("$((…))", $"the octal number \"{text}\""));

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"Illegal number: {text}");
    }
}
