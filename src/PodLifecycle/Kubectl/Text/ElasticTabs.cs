using System.Text;

namespace PodLifecycle;

/// <summary>
/// Aligns text at its tabs, as <c>kubectl</c> aligns everything it prints. A cell ends at a tab; what is behind a line's last tab is no
/// cell. A column is a run of consecutive lines that have the cell, within a run of the column before; it is as wide as its widest cell.
/// </summary>
/// <param name="minimum">The smallest width of a column, in characters.</param>
/// <param name="padding">Blanks behind the widest cell.</param>
/// <param name="remember">A column never is narrower than it was before, also in later texts.</param>
internal sealed class ElasticTabs(int minimum, int padding, bool remember)
{
    private readonly List<int> remembered = [];
    private readonly List<int> widths = [];

    /// <summary>For tables.</summary>
    public static ElasticTabs ForTable() => new(minimum: 6, padding: 3, remember: true);

    /// <summary>For descriptions.</summary>
    public static ElasticTabs ForDescription() => new(minimum: 0, padding: 2, remember: false);

    /// <summary>Aligns whole lines.</summary>
    /// <param name="text">Lines that each end with <c>\n</c>.</param>
    /// <returns>The same lines with blanks instead of tabs.</returns>
    public string Align(string text)
    {
        string[] lines = text.Split('\n');
        var cells = new string[lines.Length][];
        for (int i = 0; i < lines.Length; i++)
            cells[i] = lines[i].Split('\t');

        var output = new StringBuilder(text.Length * 2);
        Align(output, cells, 0, cells.Length);
        output.Length--;
        return output.ToString();
    }

    /// <summary>Lines of one run of the columns whose widths are known; finds the runs of the next column in it.</summary>
    private void Align(StringBuilder output, string[][] lines, int from, int to)
    {
        int column = widths.Count;
        for (int line = from; line < to;)
        {
            int end = line;
            int width = minimum;
            while (end < to && HasCell(lines[end], column))
                width = Math.Max(width, Width(lines[end++][column]) + padding);

            if (end == line)
            {
                Write(output, lines[line++]);
                continue;
            }

            widths.Add(remember ? Remember(column, width) : width);
            Align(output, lines, line, end);
            widths.RemoveAt(column);
            line = end;
        }
    }

    private static bool HasCell(string[] line, int column) => line.Length - 1 > column;

    private int Remember(int column, int width)
    {
        if (column == remembered.Count)
            remembered.Add(width);
        return remembered[column] = Math.Max(remembered[column], width);
    }

    private void Write(StringBuilder output, string[] line)
    {
        for (int i = 0; i < line.Length - 1; i++)
            output.Append(line[i]).Append(' ', widths[i] - Width(line[i]));
        output.Append(line[^1]).Append('\n');
    }

    /// <summary>In code points: a pair of surrogates is one.</summary>
    private static int Width(string cell)
    {
        int width = 0;
        foreach (char c in cell)
        {
            if (!char.IsLowSurrogate(c))
                width++;
        }

        return width;
    }
}
