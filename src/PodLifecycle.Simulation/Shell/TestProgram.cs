using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

/// <summary><c>test</c> and <c>[</c>: 0 is true, 1 false, 2 a mistake in the expression.</summary>
internal static class TestProgram
{
    public static int Test(Invocation call) => Evaluate(call, [.. call.Arguments]);

    public static int Bracket(Invocation call) => call.Arguments is [.., "]"]
        ? Evaluate(call, [.. call.Arguments.SkipLast(1)])
        : call.Fail("missing ]", ExitCodes.ShellError);

    private static int Evaluate(Invocation call, string[] words)
    {
        // The number of words decides what each of them means: an operator alone is a plain text.
        switch (words)
        {
            case []:
                return 1;
            case [var text]:
                return Status(text.Length > 0);
            case ["!", var text]:
                return Status(text.Length == 0);
            case [var sign, var operand]:
                return Unary(call, sign, operand);
            case [var left, var sign, var right] when IsBinary(sign):
                return Binary(call, left, sign, right);
            case ["!", .. var rest] when rest.Length <= 3:
                var status = Evaluate(call, rest);
                return status > 1 ? status : 1 - status;
            default:
                throw call.Unsupported("an expression of this shape");
        }
    }

    private static int Unary(Invocation call, string sign, string operand)
    {
        var path = call.Path(operand);
        return sign switch
        {
            "-n" => Status(operand.Length > 0),
            "-z" => Status(operand.Length == 0),
            "-e" or "-r" or "-w" => Status(operand.Length > 0 && call.Files.Exists(path)),
            "-f" => Status(operand.Length > 0 && call.Files.IsFile(path)),
            "-d" => Status(operand.Length > 0 && call.Files.IsDirectory(path)),
            "-s" => Status(operand.Length > 0 && (call.Files.IsDirectory(path) || call.Files.Length(path) > 0)),
            ['-', _] => throw call.Unsupported($"the operator {sign}"),
            _ => call.Fail($"{sign}: unknown operand", ExitCodes.ShellError),
        };
    }

    private static bool IsBinary(string sign) => sign is "=" or "==" or "!=" or "-eq" or "-ne" or "-gt" or "-lt" or "-ge" or "-le";

    private static int Binary(Invocation call, string left, string sign, string right)
    {
        if (sign is "=" or "==" or "!=")
            return Status((left == right) == (sign != "!="));

        if (!TryNumber(left, out var first) || !TryNumber(right, out var second))
            return call.Fail($"{(TryNumber(left, out _) ? right : left)}: bad number", ExitCodes.ShellError);

        return Status(sign switch
        {
            "-eq" => first == second,
            "-ne" => first != second,
            "-gt" => first > second,
            "-lt" => first < second,
            "-ge" => first >= second,
            _ => first <= second,
        });
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static int Status(bool isTrue) => isTrue ? 0 : 1;
}
