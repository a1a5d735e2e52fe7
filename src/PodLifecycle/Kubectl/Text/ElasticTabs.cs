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
    /// <param name="followedBy">What stands behind them as it is.</param>
    /// <returns>The same lines with blanks instead of tabs.</returns>
    public string Align(ReadOnlySpan<char> text, ReadOnlySpan<char> followedBy = default)
    {
        // All cells in one list, a line's after the other's. A line's cells begin at its own place in that list; the end is the last place.
        var cells = new Cell[text.Count('\t')];
        var lines = new int[text.Count('\n') + 1];
        FindCells(text, cells, lines);

        int blanks = 0;
        for (int column = 0; AlignColumn(cells, lines, column, ref blanks); column++)
        {
        }

        return string.Create(text.Length + blanks + followedBy.Length, new Aligned(text, cells, followedBy), static (output, aligned) => aligned.CopyTo(output));
    }

    private static void FindCells(ReadOnlySpan<char> text, Span<Cell> cells, Span<int> lines)
    {
        bool hasPairs = text.ContainsAnyInRange('\ud800', '\udfff');
        int cell = 0;
        int line = 0;
        int start = 0;
        while (start < text.Length && text[start..].IndexOfAny('\t', '\n') is >= 0 and int length)
        {
            int end = start + length;
            if (text[end] == '\n')
                lines[++line] = cell;
            else
                cells[cell++] = new Cell(end, hasPairs ? CodePoints(text[start..end]) : length);
            start = end + 1;
        }
    }

    /// <summary>Finds the width of each run. A run never leaves one of the column before, because a line that has a cell has those before it.</summary>
    /// <returns>Whether any line has the cell.</returns>
    private bool AlignColumn(Span<Cell> cells, ReadOnlySpan<int> lines, int column, ref int blanks)
    {
        bool any = false;
        int count = lines.Length - 1;
        for (int start = 0; start < count; start++)
        {
            int end = start;
            int width = minimum;
            while (end < count && lines[end + 1] - lines[end] > column)
                width = Math.Max(width, cells[lines[end++] + column].Width + padding);
            if (end == start)
                continue;

            any = true;
            width = remember ? Remember(column, width) : width;
            for (; start < end; start++)
            {
                ref Cell cell = ref cells[lines[start] + column];
                cell.Blanks = width - cell.Width;

                // One blank takes the place of the tab.
                blanks += cell.Blanks - 1;
            }
        }

        return any;
    }

    private int Remember(int column, int width)
    {
        if (column == remembered.Count)
            remembered.Add(width);
        return remembered[column] = Math.Max(remembered[column], width);
    }

    /// <summary>A pair of surrogates is one.</summary>
    private static int CodePoints(ReadOnlySpan<char> cell)
    {
        int count = 0;
        foreach (char c in cell)
        {
            if (!char.IsLowSurrogate(c))
                count++;
        }

        return count;
    }

    /// <param name="end">The place of its tab in the text.</param>
    /// <param name="width">In code points.</param>
    private struct Cell(int end, int width)
    {
        public readonly int End = end;
        public readonly int Width = width;
        public int Blanks;
    }

    private readonly ref struct Aligned(ReadOnlySpan<char> text, ReadOnlySpan<Cell> cells, ReadOnlySpan<char> followedBy)
    {
        private readonly ReadOnlySpan<char> text = text;
        private readonly ReadOnlySpan<Cell> cells = cells;
        private readonly ReadOnlySpan<char> followedBy = followedBy;

        public void CopyTo(Span<char> output)
        {
            int start = 0;
            foreach (Cell cell in cells)
            {
                text[start..cell.End].CopyTo(output);
                output = output[(cell.End - start)..];
                output[..cell.Blanks].Fill(' ');
                output = output[cell.Blanks..];
                start = cell.End + 1;
            }

            text[start..].CopyTo(output);
            followedBy.CopyTo(output[^followedBy.Length..]);
        }
    }
}
