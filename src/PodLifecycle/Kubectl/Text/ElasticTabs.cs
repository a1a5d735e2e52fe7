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

    /// <summary>For tables.</summary>
    public static ElasticTabs ForTable() => new(minimum: 6, padding: 3, remember: true);

    /// <summary>For descriptions.</summary>
    public static ElasticTabs ForDescription() => new(minimum: 0, padding: 2, remember: false);

    /// <summary>Aligns whole lines.</summary>
    /// <param name="text">Lines that each end with <c>\n</c>.</param>
    /// <returns>The same lines with blanks instead of tabs.</returns>
    public string Align(string text)
    {
        string[][] lines = [.. text.Split('\n').SkipLast(1).Select(line => line.Split('\t'))];
        int[][] widths = [.. lines.Select(line => new int[line.Length - 1])];
        for (int column = 0; AlignColumn(lines, widths, column); column++)
        {
        }

        var output = new StringBuilder(text.Length * 2);
        for (int i = 0; i < lines.Length; i++)
            Write(output, lines[i], widths[i]);
        return output.ToString();
    }

    /// <summary>Finds the width of each run. A run never leaves one of the column before, because a line that has a cell has those before it.</summary>
    /// <returns>Whether any line has the cell.</returns>
    private bool AlignColumn(string[][] lines, int[][] widths, int column)
    {
        bool any = false;
        for (int start = 0; start < lines.Length; start++)
        {
            int end = start;
            int width = minimum;
            while (end < lines.Length && HasCell(lines[end], column))
                width = Math.Max(width, Width(lines[end++][column]) + padding);
            if (end == start)
                continue;

            any = true;
            width = remember ? Remember(column, width) : width;
            for (; start < end; start++)
                widths[start][column] = width;
        }

        return any;
    }

    private static bool HasCell(string[] line, int column) => line.Length - 1 > column;

    private int Remember(int column, int width)
    {
        if (column == remembered.Count)
            remembered.Add(width);
        return remembered[column] = Math.Max(remembered[column], width);
    }

    private static void Write(StringBuilder output, string[] line, int[] widths)
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
