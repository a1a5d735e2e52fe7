namespace PodLifecycle.Simulation.Shell;

/// <summary>
/// What one container sees: its own tree, new at each start, with volumes mounted into it.
/// Paths are absolute and normal (<see cref="Absolute"/>). Failures are the C library's words; null is success.
/// </summary>
internal sealed class FileSystem
{
    public const string Missing = "No such file or directory";
    public const string Directory = "Is a directory";
    public const string Taken = "File exists";
    public const string ReadOnly = "Read-only file system";
    public const string NullDevice = "/dev/null";

    // Every image has these; what else an image has must be said, or a script that expects it fails as for a typing error.
    private static readonly string[] StandardDirectories =
    [
        "/bin", "/dev", "/etc", "/home", "/lib", "/media", "/mnt", "/opt", "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp",
        "/usr/bin", "/usr/lib", "/usr/local/bin", "/usr/sbin", "/usr/share", "/var/cache", "/var/lib", "/var/log", "/var/run", "/var/tmp",
    ];

    private readonly FileTree root = new();
    private readonly List<Mount> mounts;

    public FileSystem(ShellContext context, IEnumerable<KeyValuePair<string, string>> imageFiles)
    {
        foreach (var directory in StandardDirectories.Append(Absolute(context.WorkingDirectory, "/")))
            root.MakeDirectory(directory[1..]);

        root.Write(NullDevice[1..], string.Empty);
        root.Write("etc/hostname", context.Hostname + "\n");
        root.Write("etc/hosts", "127.0.0.1\tlocalhost\n");
        foreach (var (path, text) in imageFiles.Concat(context.Files))
            root.Write(Absolute(path, "/")[1..], text);

        root.Write(Absolute(context.TerminationMessagePath, "/")[1..], string.Empty);
        mounts = [.. context.Mounts
            .Select(mount => mount with { Path = Absolute(mount.Path, "/"), SubPath = Absolute(mount.SubPath, "/")[1..] })
            .OrderByDescending(mount => mount.Path.Length)];
        foreach (var mount in mounts)
        {
            mount.Tree.MakeDirectory(mount.SubPath);
            root.MakeDirectory(mount.Path[1..]);
        }
    }

    public static string Absolute(string path, string workingDirectory)
    {
        var segments = new List<string>();
        foreach (var segment in (path.StartsWith('/') ? path : workingDirectory + "/" + path).Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("" or "." or ".."))
                segments.Add(segment);
        }

        return "/" + string.Join('/', segments);
    }

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    public bool Exists(string path) => Locate(path) is var (tree, inner, _) && tree.Exists(inner);

    public bool IsDirectory(string path) => Locate(path) is var (tree, inner, _) && tree.IsDirectory(inner);

    public bool IsFile(string path) => Exists(path) && !IsDirectory(path);

    public int Length(string path) => Locate(path) is var (tree, inner, _) ? tree.Length(inner) : 0;

    public string? Read(string path) => Locate(path) is var (tree, inner, _) ? tree.Read(inner) : null;

    public IReadOnlyList<string> Below(string path)
    {
        var (tree, inner, _) = Locate(path);
        return [.. tree.Below(inner).Select(below => inner.Length == 0 ? below : below[(inner.Length + 1)..])];
    }

    public string? Write(string path, string text, bool append = false)
    {
        var (tree, inner, readOnly) = Locate(path);
        var failure = IsDirectory(path) ? Directory
            : !IsDirectory("/" + FileTree.Parent(path[1..])) ? Missing
            : readOnly ? ReadOnly
            : null;
        if (failure is null && path != NullDevice)
            tree.Write(inner, text, append);

        return failure;
    }

    public string? MakeDirectory(string path, bool parents)
    {
        var (tree, inner, readOnly) = Locate(path);
        var failure = Exists(path) ? (parents && IsDirectory(path) ? null : Taken)
            : readOnly ? ReadOnly
            : parents || IsDirectory("/" + FileTree.Parent(path[1..])) ? null
            : Missing;
        if (failure is null)
            tree.MakeDirectory(inner);

        return failure;
    }

    /// <summary>A mounted directory cannot be removed.</summary>
    public string? Remove(string path)
    {
        var (tree, inner, readOnly) = Locate(path);
        if (!tree.Exists(inner))
            return Missing;

        if (readOnly)
            return ReadOnly;

        if (mounts.Any(mount => mount.Path == path || mount.Path.StartsWith(path + "/", StringComparison.Ordinal)))
            return "Resource busy";

        tree.Remove(inner);
        return null;
    }

    private (FileTree Tree, string Inner, bool ReadOnly) Locate(string path)
    {
        foreach (var mount in mounts)
        {
            if (path == mount.Path || path.StartsWith(mount.Path + "/", StringComparison.Ordinal))
                return (mount.Tree, (mount.SubPath + path[mount.Path.Length..]).TrimStart('/'), mount.ReadOnly);
        }

        return (root, path[1..], ReadOnly: false);
    }
}
