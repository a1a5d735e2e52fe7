namespace PodLifecycle.Simulation.Shell;

/// <summary>The programs that every image is taken to have.</summary>
internal static class Programs
{
    private static readonly Dictionary<string, Func<Invocation, IEnumerator<Pause>>> Table = new(StringComparer.Ordinal)
    {
        ["["] = AtOnce(TestProgram.Bracket),
        ["cat"] = AtOnce(FilePrograms.Cat),
        ["cp"] = AtOnce(FilePrograms.Copy),
        ["curl"] = AtOnce(HttpPrograms.Curl),
        ["date"] = AtOnce(TextPrograms.Date),
        ["echo"] = AtOnce(TextPrograms.Echo),
        ["env"] = AtOnce(TextPrograms.Env),
        ["false"] = AtOnce(static _ => 1),
        ["hostname"] = AtOnce(TextPrograms.Hostname),
        ["httpd-foreground"] = Servers.Httpd,
        ["kill"] = AtOnce(ProcessPrograms.Kill),
        ["ls"] = AtOnce(FilePrograms.List),
        ["mkdir"] = AtOnce(FilePrograms.MakeDirectory),
        ["mv"] = AtOnce(FilePrograms.Move),
        ["nginx"] = Servers.Nginx,
        ["nslookup"] = AtOnce(NamePrograms.Lookup),
        ["ping"] = NamePrograms.Ping,
        ["printenv"] = AtOnce(TextPrograms.PrintEnv),
        ["printf"] = AtOnce(TextPrograms.Printf),
        ["pwd"] = AtOnce(TextPrograms.Pwd),
        ["redis-server"] = Servers.Redis,
        ["rm"] = AtOnce(FilePrograms.Remove),
        ["sleep"] = ProcessPrograms.Sleep,
        ["tail"] = ProcessPrograms.Tail,
        ["test"] = AtOnce(TestProgram.Test),
        ["touch"] = AtOnce(FilePrograms.Touch),
        ["true"] = AtOnce(static _ => 0),
        ["wget"] = AtOnce(HttpPrograms.Wget),
        ["/pause"] = ProcessPrograms.Pause,
    };

    private static readonly string[] Shells = ["sh", "bash", "ash", "dash"];

    private static readonly string[] Directories = ["/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/usr/local/sbin/"];

    public static Func<Invocation, IEnumerator<Pause>>? Find(string program) =>
        IsShell(program) ? Scripts.Run : Table.GetValueOrDefault(Name(program));

    public static bool IsShell(string program) => Shells.Contains(Name(program));

    /// <summary>
    /// No image can have a program of this name: it is a part of the shell, or it begins with one of the typographic quotes
    /// that word processors put around words.
    /// </summary>
    public static bool CannotExist(string program) => program is ['“' or '”' or '‘' or '’' or '„', ..] or "" || ShellBuiltins.Find(program) is not null;

    public static Func<Invocation, IEnumerator<Pause>> AtOnce(Func<Invocation, int> run) => call => RunAtOnce(run, call);

    private static IEnumerator<Pause> RunAtOnce(Func<Invocation, int> run, Invocation call)
    {
        call.State.Status = run(call);
        yield break;
    }

    private static string Name(string program) =>
        Array.Find(Directories, directory => program.StartsWith(directory, StringComparison.Ordinal)) is { } directory ? program[directory.Length..] : program;
}
