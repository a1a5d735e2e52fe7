using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

public class ParserTests
{
    [Theory]
    [InlineData("echo a | cat", 1, 8, "pipe '|'")]
    [InlineData("sleep 1\nfor i in 1 2; do echo $i; done", 2, 1, "'for'")]
    [InlineData("case x in esac", 1, 1, "'case'")]
    [InlineData("f() { true; }", 1, 2, "function definition")]
    [InlineData("function f { true; }", 1, 1, "'function'")]
    [InlineData("cat <<EOF", 1, 5, "here-document")]
    [InlineData("cat <(true)", 1, 5, "'<('")]
    [InlineData("true; [[ -e x ]]", 1, 7, "'[['")]
    [InlineData("((i++))", 1, 1, "'(('")]
    [InlineData("echo `date`", 1, 6, "backquote")]
    [InlineData("echo \"`date`\"", 1, 7, "backquote")]
    [InlineData("echo ${x:-1}", 1, 7, "${name}")]
    [InlineData("rm -rf /data/*", 1, 14, "pattern '*'")]
    [InlineData("ls ~/x", 1, 4, "home directory")]
    [InlineData("echo $'a'", 1, 6, "quoting")]
    [InlineData("sleep $((RANDOM % 5))", 1, 10, "$RANDOM")]
    [InlineData("sleep $RANDOM", 1, 8, "$RANDOM")]
    [InlineData("echo $((i<3))", 1, 10, "'<' in $((…))")]
    [InlineData("echo $((010))", 1, 9, "octal")]
    [InlineData("echo $(($(date)))", 1, 9, "'$('")]
    [InlineData("true 3>x", 1, 6, "file descriptor 3")]
    [InlineData("true >&-", 1, 6, "'>&-'")]
    [InlineData("eval x", 1, 1, "'eval'")]
    [InlineData("a ;; b", 1, 3, "';;'")]
    public void Construct_IsNotSupported_IsNamedWithItsPlace(string script, int line, int column, string construct)
    {
        var problem = Parser.Parse(script).Should().BeOfType<ParseResult.Refused>().Subject.Problem;

        (problem.Line, problem.Column).Should().Be((line, column));
        problem.Construct.Should().Contain(construct).And.Contain("not supported");
        problem.Message.Should().EndWith("describe this container's runs yourself: for/exit/…");
    }

    [Theory]
    [InlineData("while true; do echo", 1, 20, "expected 'done', found the end of the script")]
    [InlineData("if true; then\n  echo\ndone", 3, 1, "expected 'fi', found 'done'")]
    [InlineData("while true do x; done", 1, 18, "expected 'do', found 'done'")]
    [InlineData("echo 'abc", 1, 6, "unclosed single quote")]
    [InlineData("echo \"abc", 1, 6, "unclosed double quote")]
    [InlineData("(true", 1, 1, "'(' without ')'")]
    [InlineData("echo $(true", 1, 6, "'$(' without ')'")]
    [InlineData("{ true; ", 1, 9, "expected '}', found the end of the script")]
    [InlineData("true )", 1, 6, "expected a command, found ')'")]
    [InlineData("true; ; true", 1, 7, "expected a command, found ';'")]
    [InlineData("true &&", 1, 8, "expected a command, found the end of the script")]
    [InlineData("if ; then true; fi", 1, 4, "expected a command, found ';'")]
    [InlineData("echo $((1 + ))", 1, 13, "expected a number or a variable, found ')'")]
    [InlineData("echo $((1 + 2)", 1, 14, "expected '))', found ')'")]
    [InlineData("echo >", 1, 7, "expected a file name, found the end of the script")]
    [InlineData("echo 99999999999999999999 $((99999999999999999999))", 1, 30, "'99999999999999999999' is not a whole number")]
    public void Script_IsMalformed_SaysWhatWasExpectedWhere(string script, int line, int column, string construct) =>
        Parser.Parse(script).Should().Be(new ParseResult.Refused(new ShellProblem.NotUnderstood(line, column, construct)));

    [Theory]
    [InlineData("")]
    [InlineData(" \n # nothing but a comment")]
    [InlineData("true;")]
    [InlineData("true & false &")]
    [InlineData("if true\nthen\n\n true # yes\n\nelse false\nfi\n")]
    [InlineData("until false; do true; done > /dev/null 2>&1")]
    [InlineData("{ true; }; (false)")]
    [InlineData("true &&\n\n false ||\n true")]
    public void Script_IsWellFormed_IsParsed(string script) => Parser.Parse(script).Should().BeOfType<ParseResult.Parsed>();

    [Theory]
    [InlineData('(')]
    [InlineData('{')]
    public void Nesting_IsTooDeep_IsRefused(char opening)
    {
        var script = opening == '('
            ? string.Concat(Enumerable.Repeat("( ", 10_000)) + "true"
            : string.Concat(Enumerable.Repeat("{ ", 10_000)) + "true";

        Parser.Parse(script).Should().BeOfType<ParseResult.Refused>().Subject.Problem.Construct.Should().Be("nesting deeper than 50");
    }

    [Fact]
    public void Expression_IsTooDeep_IsRefused()
    {
        Refusal("echo $((" + new string('(', 10_000)).Should().Be("nesting deeper than 50");
        Refusal("echo $((" + new string('-', 10_000)).Should().Be("nesting deeper than 50");
        Refusal("echo $((1" + string.Concat(Enumerable.Repeat("+1", 10_000)) + "))").Should().Be("more than 50 operators in a row");
        Refusal(string.Concat(Enumerable.Repeat("if true; then true; el", 1)) + string.Concat(Enumerable.Repeat("if true; then true; el", 1_000)))
            .Should().Be("nesting deeper than 50");

        static string Refusal(string script) => Parser.Parse(script).Should().BeOfType<ParseResult.Refused>().Subject.Problem.Construct;
    }

    [Fact]
    public void Script_IsTooLong_IsRefused() =>
        Parser.Parse(new string('a', Limits.ScriptLength + 1)).Should().BeOfType<ParseResult.Refused>();

    [Fact]
    public void Script_HoldsANul_IsRefused() =>
        Parser.Parse("echo a\0b").Should().Be(new ParseResult.Refused(new ShellProblem.NotUnderstood(1, 7, "a NUL character")));
}
