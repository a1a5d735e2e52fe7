using System.Text;

namespace PodLifecycle.Tool.Tests;

/// <summary>
/// A session at a terminal as text: lines <c>$ podlife …</c> and what they print. Lines that begin with <c>##</c> are comments. What comes on standard error is marked <c>2&gt;</c>, an exit
/// code other than 0 <c>?</c>.
/// </summary>
internal static class Transcript
{
    /// <summary>The same session with what the commands print now. Files are found from the repository's root.</summary>
    public static string Replay(string session)
    {
        var text = new StringBuilder();
        foreach (string line in session.Split('\n'))
        {
            if (line.StartsWith("##", StringComparison.Ordinal))
                text.Append(line).Append('\n');
            else if (line.StartsWith("$ ", StringComparison.Ordinal))
                text.Append(line).Append('\n').Append(Run(line[2..]));
        }

        return text.ToString();
    }

    private static string Run(string line)
    {
        var answer = new Answer(0, "", "");
        string error = "";
        foreach (string command in line.Split(" | "))
        {
            string[] words = ShellWords.Split(command);
            words[0].Should().Be("podlife");
            answer = Podlife.RunWith(answer.Out, words[1..]);
            error += answer.Error;
        }

        string output = answer.Out.Length == 0 || answer.Out.EndsWith('\n') ? answer.Out : answer.Out + "\\c\n";
        string errors = string.Concat(error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(e => $"2> {e}\n"));
        return output + errors + (answer.ExitCode == 0 ? "" : $"? {answer.ExitCode}\n");
    }
}
