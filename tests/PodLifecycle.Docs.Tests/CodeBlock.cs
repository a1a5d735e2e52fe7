namespace PodLifecycle.Docs.Tests;

/// <summary>A fenced block of a Markdown file.</summary>
/// <param name="Language">The word behind the fence; empty where there is none.</param>
/// <param name="Text">Its lines, each with a line break.</param>
/// <param name="Line">The line of the fence in the file, from 1.</param>
public sealed record CodeBlock(string Language, string Text, int Line)
{
    private const string Fence = "```";

    public static IReadOnlyList<CodeBlock> Of(string file)
    {
        var blocks = new List<CodeBlock>();
        string[] lines = File.ReadAllLines(file);
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(lines, i + 1, line => line == Fence);
            blocks.Add(new(lines[i][Fence.Length..], string.Concat(lines[(i + 1)..end].Select(line => line + "\n")), i + 1));
            i = end;
        }

        return blocks;
    }
}
