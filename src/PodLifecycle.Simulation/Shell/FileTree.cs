using System.Text;

namespace PodLifecycle.Simulation.Shell;

/// <summary>
/// Files and directories by path without a leading slash; the root is the empty path.
/// A volume is one, and so is a container's own file system.
/// </summary>
internal sealed class FileTree
{
    // A directory has no content.
    private readonly Dictionary<string, StringBuilder?> nodes = new(StringComparer.Ordinal) { [string.Empty] = null };
    private long length;

    public bool Exists(string path) => nodes.ContainsKey(path);

    public bool IsDirectory(string path) => nodes.TryGetValue(path, out var content) && content is null;

    public int Length(string path) => nodes.TryGetValue(path, out var content) && content is not null ? content.Length : 0;

    /// <summary>Null when there is no such file.</summary>
    public string? Read(string path) => nodes.GetValueOrDefault(path)?.ToString();

    public void MakeDirectory(string path)
    {
        for (var current = path; current.Length > 0 && !Exists(current); current = Parent(current))
            Add(current, null);
    }

    /// <summary>Makes the directories above it when they are missing.</summary>
    public void Write(string path, string text, bool append = false)
    {
        if (!nodes.TryGetValue(path, out var content) || content is null)
        {
            MakeDirectory(Parent(path));
            content = new StringBuilder();
            Add(path, content);
        }

        if (!append)
        {
            length -= content.Length;
            content.Clear();
        }

        ShellProblemException.ThrowIfAbove(Limits.FileLength, (long)content.Length + text.Length, "characters in a file");
        ShellProblemException.ThrowIfAbove(Limits.TreeLength, length + text.Length, "characters in all files");
        content.Append(text);
        length += text.Length;
    }

    public void Remove(string path)
    {
        foreach (var below in Below(path).Append(path).ToList())
        {
            length -= Length(below);
            nodes.Remove(below);
        }
    }

    /// <summary>Every path below a directory, in ordinal order.</summary>
    public IEnumerable<string> Below(string path)
    {
        var prefix = path.Length == 0 ? path : path + "/";
        return nodes.Keys
            .Where(other => other.Length > prefix.Length && other.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    public static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : string.Empty;

    private void Add(string path, StringBuilder? content)
    {
        ShellProblemException.ThrowIfAbove(Limits.Files, nodes.Count, "files and directories");
        nodes[path] = content;
    }
}
