namespace PodLifecycle.Simulation.Shell;

/// <summary>Messages are busybox's.</summary>
internal static class FilePrograms
{
    public static int Cat(Invocation call)
    {
        var files = call.ParseOptions("").Operands;
        if (files.Count == 0)
            call.Print(call.Scope.Io.Input);

        return ForEach(files, name =>
        {
            if (call.Files.Read(call.Path(name)) is { } text)
            {
                call.Print(text);
                return 0;
            }

            return call.Files.IsDirectory(call.Path(name))
                ? call.Fail("read error: Is a directory")
                : call.Fail($"can't open '{name}': {FileSystem.Missing}");
        });
    }

    public static int Touch(Invocation call) => ForEach(NeedOperands(call, call.ParseOptions("c")), name =>
    {
        var path = call.Path(name);
        var failure = call.Files.Exists(path) ? null : call.Files.Write(path, string.Empty);
        return failure is null ? 0 : call.Fail($"{name}: {failure}");
    });

    public static int Remove(Invocation call)
    {
        var options = call.ParseOptions("rRf");
        var force = options.Has("-f");
        return ForEach(force ? options.Operands : NeedOperands(call, options), name =>
        {
            var path = call.Path(name);
            var failure = call.Files.IsDirectory(path) && !options.Has("-r") && !options.Has("-R")
                ? FileSystem.Directory
                : call.Files.Remove(path);
            return failure is null || (force && failure == FileSystem.Missing) ? 0 : call.Fail($"can't remove '{name}': {failure}");
        });
    }

    public static int MakeDirectory(Invocation call)
    {
        var options = call.ParseOptions("p");
        return ForEach(NeedOperands(call, options), name =>
        {
            var failure = call.Files.MakeDirectory(call.Path(name), options.Has("-p"));
            return failure is null ? 0 : call.Fail($"can't create directory '{name}': {failure}");
        });
    }

    public static int List(Invocation call)
    {
        var operands = call.ParseOptions("1a").Operands;
        return ForEach(operands.Count == 0 ? ["."] : operands, name =>
        {
            var path = call.Path(name);
            if (!call.Files.Exists(path))
                return call.Fail($"{name}: {FileSystem.Missing}");

            var names = call.Files.IsDirectory(path) ? call.Files.Below(path).Where(below => !below.Contains('/', StringComparison.Ordinal)) : [name];
            call.Print(string.Concat(names.Select(entry => entry + "\n")));
            return 0;
        });
    }

    public static int Copy(Invocation call) => Transfer(call, call.ParseOptions("rRaf"), moves: false);

    public static int Move(Invocation call) => Transfer(call, call.ParseOptions("f"), moves: true);

    private static int Transfer(Invocation call, ParsedOptions options, bool moves)
    {
        var operands = options.Operands;
        if (operands.Count < 2)
            return call.Fail("missing file operand");

        var target = call.Path(operands[^1]);
        var recursive = moves || options.Has("-r") || options.Has("-R") || options.Has("-a");
        return ForEach(operands.SkipLast(1), name =>
        {
            var source = call.Path(name);
            var destination = call.Files.IsDirectory(target) ? FileSystem.Absolute(FileSystem.Name(source), target) : target;
            var failure = Transfer(call.Files, source, destination, recursive);
            if (failure is null && moves && source != destination)
                failure = call.Files.Remove(source);

            return failure switch
            {
                null => 0,
                FileSystem.Missing when !call.Files.Exists(source) => call.Fail($"can't {(moves ? "rename" : "stat")} '{name}': {failure}"),
                _ => call.Fail($"can't create '{destination}': {failure}"),
            };
        });
    }

    private static string? Transfer(FileSystem files, string source, string destination, bool recursive)
    {
        if (!files.Exists(source))
            return FileSystem.Missing;

        if (files.Read(source) is { } text)
            return source == destination ? null : files.Write(destination, text);

        if (!recursive)
            return FileSystem.Directory;

        if (destination == source || destination.StartsWith(source + "/", StringComparison.Ordinal))
            return "Invalid argument";

        var failure = files.MakeDirectory(destination, parents: files.IsDirectory(destination));
        foreach (var below in files.Below(source))
        {
            failure ??= files.Read($"{source}/{below}") is { } content
                ? files.Write($"{destination}/{below}", content)
                : files.MakeDirectory($"{destination}/{below}", parents: true);
        }

        return failure;
    }

    private static List<string> NeedOperands(Invocation call, ParsedOptions options) =>
        options.Operands.Count > 0 ? options.Operands : throw call.Unsupported("a call without a file");

    /// <summary>Goes on after a failure; the status is the worst one.</summary>
    private static int ForEach(IEnumerable<string> names, Func<string, int> run) => names.Aggregate(0, (status, name) => Math.Max(status, run(name)));
}
