namespace PodLifecycle.Simulation.Shell;

/// <summary>Opens the files of a command's redirects, from left to right.</summary>
internal sealed class Redirection(Scope scope)
{
    public Streams Io { get; private set; } = scope.Io;

    public bool Failed { get; private set; }

    public IEnumerator<Pause> Open(IReadOnlyList<Redirect> redirects)
    {
        foreach (var redirect in redirects)
        {
            if (scope.State.Departure != Departure.None)
                yield break;

            var target = new Fields();
            yield return new Pause.Call(Expansion.Expand(redirect.Target, target, scope, splits: false));
            if (scope.State.Departure != Departure.None)
            {
                Failed = true;
                yield break;
            }

            var name = target.Values[0];
            var failure = redirect.Kind switch
            {
                RedirectKind.Read => Read(name),
                RedirectKind.Duplicate => Send(redirect.Descriptor, name == "1" ? Io.Out : Io.Err),
                _ => Write(redirect, name),
            };
            if (failure is not null)
            {
                var verb = redirect.Kind == RedirectKind.Read ? "open" : "create";
                scope.Io.Err.Write($"{scope.State.Name}: can't {verb} {name}: {failure}\n");
                scope.State.Status = 1;
                Failed = true;
                yield break;
            }
        }
    }

    private string? Read(string name)
    {
        var text = scope.Job.Container.Files.Read(FileSystem.Absolute(name, scope.State.WorkingDirectory));
        Io = Io with { Input = text ?? string.Empty };
        return text is null ? FileSystem.Missing : null;
    }

    private string? Write(Redirect redirect, string name)
    {
        var container = scope.Job.Container;
        var path = FileSystem.Absolute(name, scope.State.WorkingDirectory);
        switch (path)
        {
            case FileSystem.NullDevice:
                return Send(redirect.Descriptor, new Output.Nowhere());
            case "/dev/stdout" or "/proc/self/fd/1":
                return Send(redirect.Descriptor, Io.Out);
            case "/dev/stderr" or "/proc/self/fd/2":
                return Send(redirect.Descriptor, Io.Err);
            case "/proc/1/fd/1" or "/proc/1/fd/2":
                return Send(redirect.Descriptor, new Output.ToLog(container));
            default:
                return container.Files.Write(path, string.Empty, redirect.Kind == RedirectKind.Append)
                    ?? Send(redirect.Descriptor, new Output.ToFile(container.Files, path));
        }
    }

    private string? Send(int descriptor, Output output)
    {
        Io = descriptor == 1 ? Io with { Out = output } : Io with { Err = output };
        return null;
    }
}
