using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

internal sealed partial class Parser
{
    private WordPart.Arithmetic ParseArithmetic()
    {
        position += "$((".Length;
        var expression = ParseSum();
        return Take("))")
            ? new WordPart.Arithmetic(expression)
            : throw (Current is End or ')' ? Expected("'))'") : Unsupported($"'{Current}' in $((…))"));
    }

    private Expression ParseSum() => ParseChain(['+', '-'], () => ParseChain(['*', '/', '%'], ParseOperand));

    private Expression ParseChain(char[] operators, Func<Expression> parseNext) => Nested(() =>
    {
        var left = parseNext();
        var length = 1;
        while (operators.Contains(Current))
        {
            // A long chain leans to the left: it counts as nesting when it is evaluated.
            if (++length > Limits.Nesting)
                throw Error(position, $"more than {Limits.Nesting} operators in a row");

            var sign = source[position++];
            left = new Expression.Binary(sign, left, parseNext());
        }

        return left;
    });

    private Expression ParseOperand()
    {
        SkipArithmeticBlanks();
        Expression operand;
        if (Take("("))
        {
            operand = ParseSum();
            if (!Take(")"))
                throw Expected("')'");
        }
        else if (Take("-"))
            operand = new Expression.Negation(Nested(ParseOperand));
        else if (Take("+"))
            operand = Nested(ParseOperand);
        else if (char.IsAsciiDigit(Current))
            operand = ParseNumber();
        else
            operand = ParseArithmeticVariable();

        SkipArithmeticBlanks();
        return operand;
    }

    private Expression.Number ParseNumber()
    {
        var start = position;
        while (IsNameCharacter(Current))
            position++;

        var digits = source[start..position];
        if (IsOctal(digits))
            throw Error(start, $"the octal number '{digits}' is not supported");

        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new Expression.Number(value)
            : throw Error(start, $"'{digits}' is not a whole number");
    }

    public static bool IsOctal(string digits) => digits.Length > 1 && digits[0] == '0';

    private Expression.Variable ParseArithmeticVariable()
    {
        if (StartsWith("$("))
            throw Unsupported("'$(' in $((…))");

        Take("$");
        return TakeVariable() is { } name ? new Expression.Variable(name) : throw Expected("a number or a variable");
    }

    private void SkipArithmeticBlanks()
    {
        while (Current is ' ' or '\t' or '\n')
            position++;
    }
}
