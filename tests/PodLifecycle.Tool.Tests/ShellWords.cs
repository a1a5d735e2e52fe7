using System.Text;

namespace PodLifecycle.Tool.Tests;

/// <summary>A command line as a shell splits it: at blanks, but not inside single or double quotes.</summary>
internal static class ShellWords
{
    public static string[] Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        foreach (char c in line)
        {
            if (quote == '\0' && c == ' ')
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            if (quote == '\0' && c is '\'' or '"')
                quote = c;
            else if (c == quote)
                quote = '\0';
            else
                word.Append(c);
        }

        if (word is not null)
            words.Add(word.ToString());
        return [.. words];
    }
}
