namespace PodLifecycle.Simulation.Shell;

/// <summary>The options that <c>sh</c> and <c>set</c> share, such as <c>-e</c> or <c>-euo pipefail</c>.</summary>
internal static class ShellOptions
{
    /// <summary>
    /// False when an option in the word is not known.
    /// <paramref name="next"/>: the word behind it: <c>-o</c> takes it as its name.
    /// </summary>
    public static bool Apply(string word, string? next, ShellState state)
    {
        if (word.Length < 2 || word[0] is not ('-' or '+'))
            return false;

        var on = word[0] == '-';
        foreach (var letter in word[1..])
        {
            switch (letter)
            {
                case 'e':
                    state.StopsOnError = on;
                    break;
                case 'u':
                    state.RequiresVariables = on;
                    break;

                // Without pipes there is nothing that it could change.
                case 'o' when next == "pipefail":
                    break;

                // Tracing goes to stderr, which no outcome depends on; a login shell reads files that are not there.
                case 'x' or 'l':
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
