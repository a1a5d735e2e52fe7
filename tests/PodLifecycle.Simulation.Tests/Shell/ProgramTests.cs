using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

/// <summary>The command table, row by row.</summary>
public class ProgramTests
{
    [Theory]
    [InlineData(":; echo $?; true; echo $?; false; echo $?", "0\n0\n1")]
    [InlineData("echo a  b; echo -n c; echo -e 'd\\te\\041'; echo -E 'f\\n'", "a b\ncd\te!\nf\\n")]
    [InlineData("echo -ne 'a\\nb\\c gone'; echo; echo -x --", "a\nb\n-x --")]
    [InlineData("echo -e '\\0101\\q'; echo -", "A\\q\n-")]
    [InlineData("printf 'a%sb%d\\n' x 3; printf '%s\\n' 1 2; printf '%b%%%c\\n' 'x\\ty' zz", "axb3\n1\n2\nx\ty%z")]
    [InlineData("printf '%3d|%-3s|%03d|%x|\\101\\n' 7 a -5 255", "  7|a  |-05|ff|A")]
    [InlineData("printf '%d\\n' x; echo $?", "printf: invalid number 'x'\n0\n1")]
    [InlineData("date; date +%s; date -u '+%Y-%m-%dT%H:%M:%SZ %j%%'", "Sun Oct  4 12:32:44 UTC 2020\n1601814764\n2020-10-04T12:32:44Z 278%")]
    [InlineData("hostname; cat /etc/hostname; printenv HOSTNAME", "web-0\nweb-0\nweb-0")]
    [InlineData("printenv NONE HOME; echo $?", "/root\n1")]
    [InlineData("A=1 env; A=1 printenv", "HOSTNAME=web-0\nHOME=/root\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nA=1\n"
        + "HOSTNAME=web-0\nHOME=/root\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nA=1")]
    public void TextProgram_Runs_Prints(string script, string output) => TestContainer.Run(script).Output.Should().Be(output);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("1.5", 1.5)]
    [InlineData("5s", 5)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    [InlineData("1d", 86_400)]
    [InlineData("1 2", 3)]
    [InlineData("0", 0)]
    public void Sleep_HasANumber_TakesThatLong(string argument, double seconds) =>
        TestContainer.Script($"sleep {argument}; exit 0").Advance(100_000).ExitSecond.Should().Be(seconds);

    [Theory]
    [InlineData("sleep x; echo $?", "sleep: invalid number 'x'\n1")]
    [InlineData("sleep -1; echo $?", "sleep: invalid number '-1'\n1")]
    [InlineData("sleep; echo $?", "sleep: missing operand\n1")]
    public void Sleep_HasNoNumber_Fails(string script, string output) => TestContainer.Run(script).Output.Should().Be(output);

    [Theory]
    [InlineData("sleep infinity")]
    [InlineData("sleep 99999999999999999999")]
    [InlineData("tail -f /dev/null")]
    public void Process_SleepsForEver_NeverWakes(string script) => TestContainer.Script(script).Advance(1e9).WakeSecond.Should().BeNull();

    [Theory]
    [InlineData("touch /tmp/a /tmp/b; ls /tmp", "a\nb")]
    [InlineData("echo x > /tmp/a; touch /tmp/a; cat /tmp/a", "x")]
    [InlineData("touch /none/a; echo $?", "touch: /none/a: No such file or directory\n1")]
    [InlineData("touch /tmp/a; rm /tmp/a; echo $?; ls /tmp", "0")]
    [InlineData("rm /tmp/a; echo $?; rm -f /tmp/a; echo $?; rm -rf; echo $?", "rm: can't remove '/tmp/a': No such file or directory\n1\n0\n0")]
    [InlineData("mkdir /tmp/d; rm -f /tmp/d; echo $?; rm -r /tmp/d; ls /tmp", "rm: can't remove '/tmp/d': Is a directory\n1")]
    [InlineData("mkdir -p /tmp/a/b; touch /tmp/a/b/c; rm -rf /tmp/a; test -e /tmp/a/b/c; echo $?", "1")]
    [InlineData("mkdir /tmp/a/b; echo $?", "mkdir: can't create directory '/tmp/a/b': No such file or directory\n1")]
    [InlineData("mkdir -p /tmp/a; mkdir /tmp/a; echo $?; mkdir -p /tmp/a; echo $?", "mkdir: can't create directory '/tmp/a': File exists\n1\n0")]
    [InlineData("echo x > /tmp/a; cp /tmp/a /tmp/b; cat /tmp/a /tmp/b", "x\nx")]
    [InlineData("echo x > /tmp/a; mv /tmp/a /tmp/b; ls /tmp; cat /tmp/b", "b\nx")]
    [InlineData("echo x > /tmp/a; mkdir /tmp/d; cp /tmp/a /tmp/d; cat /tmp/d/a", "x")]
    [InlineData("mkdir /tmp/d; echo x > /tmp/d/a; cp -r /tmp/d /tmp/e; cat /tmp/e/a; cp /tmp/d /tmp/f; echo $?", "x\ncp: can't create '/tmp/f': Is a directory\n1")]
    [InlineData("mkdir -p /tmp/d/s; echo x > /tmp/d/s/a; mv /tmp/d /tmp/e; cat /tmp/e/s/a; ls /tmp", "x\ne")]
    [InlineData("mkdir /tmp/d; cp -r /tmp/d /tmp/d/e; echo $?", "cp: can't create '/tmp/d/e': Invalid argument\n1")]
    [InlineData("cp /none /tmp; echo $?; mv /none /tmp; echo $?; cp /none; echo $?",
        "cp: can't stat '/none': No such file or directory\n1\nmv: can't rename '/none': No such file or directory\n1\ncp: missing file operand\n1")]
    [InlineData("cat /none /etc/hostname; echo $?", "cat: can't open '/none': No such file or directory\nweb-0\n1")]
    [InlineData("cat /tmp; echo $?; cat; echo $?", "cat: read error: Is a directory\n1\n0")]
    [InlineData("ls /none; echo $?; ls /etc/hosts", "ls: /none: No such file or directory\n1\n/etc/hosts")]
    [InlineData("tail -f /none; echo $?", "tail: can't open '/none': No such file or directory\n1")]
    [InlineData("cat /dev/null; cp /etc/hosts /dev/null; test -s /dev/null; echo $?", "1")]
    public void FileProgram_Runs_ChangesFiles(string script, string output) => TestContainer.Run(script).Output.Should().Be(output);

    [Theory]
    [InlineData("", 1)]
    [InlineData("''", 1)]
    [InlineData("a", 0)]
    [InlineData("-e", 0)]
    [InlineData("-n ''", 1)]
    [InlineData("-z ''", 0)]
    [InlineData("-n $unset", 0)]
    [InlineData("-e /etc/hosts", 0)]
    [InlineData("-e ''", 1)]
    [InlineData("-f /etc/hosts", 0)]
    [InlineData("-f /etc", 1)]
    [InlineData("-d /etc", 0)]
    [InlineData("-d /etc/hosts", 1)]
    [InlineData("-s /etc/hosts", 0)]
    [InlineData("-s /dev/null", 1)]
    [InlineData("-e /none", 1)]
    [InlineData("! -e /none", 0)]
    [InlineData("! a", 1)]
    [InlineData("! a = b", 0)]
    [InlineData("a = a", 0)]
    [InlineData("a != a", 1)]
    [InlineData("! = !", 0)]
    [InlineData("1 -eq 1", 0)]
    [InlineData("1 -ne 1", 1)]
    [InlineData("2 -gt 1", 0)]
    [InlineData("2 -lt 1", 1)]
    [InlineData("2 -ge 2", 0)]
    [InlineData("2 -le -2", 1)]
    [InlineData("x -eq 1", 2)]
    [InlineData("x /none", 2)]
    public void TestProgram_Evaluates_HasTheStatus(string expression, int status)
    {
        TestContainer.Run($"test {expression}").Status.Should().Be(status);
        TestContainer.Run($"[ {expression} ]").Status.Should().Be(status);
    }

    [Fact]
    public void Bracket_IsNotClosed_IsAMistake() => TestContainer.Run("[ a").Should().Be(("[: missing ]", 2));

    [Fact]
    public void HttpProgram_AsksItsOwnServer_Answers() =>
        TestContainer.Run("nginx; echo hi > /usr/share/nginx/html/a; wget -qO- localhost/a; curl -sf http://127.0.0.1:80/a; wget --spider http://web-0/a; echo $?",
                TestContainer.Context with { Mounts = [new Mount("/usr/share/nginx/html", new FileTree())] })
            .Output.Should().Be("hi\nhi\n0");

    [Theory]
    [InlineData("wget -q http://up/page; cat page", "body")]
    [InlineData("wget -q -O /tmp/f -T 5 http://up/; cat /tmp/f", "body")]
    [InlineData("curl -s up; echo $?", "body0")]
    [InlineData("curl -s -o /tmp/f http://up; cat /tmp/f", "body")]
    [InlineData("wget http://broken/; echo $?", "wget: server returned error: HTTP/1.1 500\n1")]
    [InlineData("curl -f http://broken/; echo $?", "curl: (22) The requested URL returned error: 500\n22")]
    [InlineData("curl -sf http://broken/; echo $?", "22")]
    [InlineData("curl -s http://broken/; echo $?", "0")]
    [InlineData("wget http://down/; echo $?", "wget: can't connect to remote host: Connection refused\n1")]
    [InlineData("curl http://down:81/; echo $?", "curl: (7) Failed to connect to down port 81: Connection refused\n7")]
    [InlineData("curl http://localhost/; echo $?", "curl: (7) Failed to connect to localhost port 80: Connection refused\n7")]
    [InlineData("wget http://none/; echo $?", "wget: bad address 'none'\n1")]
    [InlineData("curl http://none/; echo $?", "curl: (6) Could not resolve host: none\n6")]
    [InlineData("nslookup down; nslookup none; echo $?", "Name:      down\nAddress 1: 10.0.0.1\nnslookup: can't resolve 'none'\n1")]
    [InlineData("ping -c 1 localhost; echo $?", "PING localhost (127.0.0.1): 56 data bytes\n64 bytes from 127.0.0.1: seq=0 ttl=64 time=0.100 ms\n0")]
    public void NetworkProgram_AsksTheScenario_GetsTheTablesAnswer(string script, string output)
    {
        var context = TestContainer.Context with
        {
            Resolve = (name, _) => name == "none" ? null : "10.0.0.1",
            Http = (uri, _) => uri.Host switch
            {
                "up" => new HttpAnswer(200, "body"),
                "broken" => new HttpAnswer(500, ""),
                _ => null,
            },
        };

        TestContainer.Run(script, context).Output.Should().Be(output);
    }

    [Theory]
    [InlineData("nginx; nginx; echo $?", "nginx: bind() to 0.0.0.0:80 failed (98: Address already in use)\n1")]
    [InlineData("nginx -s quit; echo $?", "nginx: [error] open() \"/run/nginx.pid\" failed (2: No such file or directory)\n1")]
    [InlineData("nginx; nginx -s stop; echo $?; ls /run/nginx.pid", "0\nls: /run/nginx.pid: No such file or directory")]
    [InlineData("nginx; nginx -s reload; echo $?; test -e /run/nginx.pid; echo $?", "0\n0")]
    [InlineData("nginx -t; echo $?; nginx -s bogus; echo $?", "0\nnginx: invalid option: \"-s bogus\"\n1")]
    public void Nginx_IsTold_Obeys(string script, string output) => TestContainer.Run(script).Output.Should().Be(output);

    [Fact]
    public void Nginx_HasNoIndex_RefusesTheDirectory()
    {
        var nginx = TestContainer.OfImage("nginx", TestContainer.Context with { Mounts = [new Mount("/usr/share/nginx/html", new FileTree())] });

        nginx.Get(80, "/", TestContainer.Start)!.Status.Should().Be(403);
        nginx.Get(80, "/../../../../etc/hosts", TestContainer.Start)!.Status.Should().Be(404);
    }

    [Theory]
    [InlineData("redis", "--port", "6380", 6380)]
    [InlineData("redis", "redis-server", null, 6379)]
    [InlineData("httpd", null, null, 80)]
    public void ServerImage_HasArguments_TakesThem(string image, string? first, string? second, int port)
    {
        string[] args = [.. new[] { first, second }.OfType<string>()];

        var outcome = Entrypoint.Start(image, [], args, TestContainer.Context, TestContainer.Start);

        outcome.Should().BeOfType<StartOutcome.Started>().Subject.Process.Port(port, TestContainer.Start).Should().NotBeNull();
    }

    [Fact]
    public void PauseImage_GetsSigterm_StopsWithZero()
    {
        var pause = TestContainer.OfImage("registry.k8s.io/pause:3.10");

        pause.Process.Signal(TestContainer.At(1));

        pause.Process.Exit!.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("cp --parents a b", "the option --parents")]
    [InlineData("tail -n 5 /etc/hosts", "the option -n")]
    [InlineData("date -d yesterday", "the option -d")]
    [InlineData("date +%Q", "%Q")]
    [InlineData("printf %e 1", "%e")]
    [InlineData("test a -a b", "an expression of this shape")]
    [InlineData("test -x /bin/sh", "the operator -x")]
    [InlineData("set -f", "-f")]
    [InlineData("set -- a", "--")]
    [InlineData("env A=1 sh", "an argument")]
    [InlineData("exec > /tmp/log", "a redirection of the shell itself")]
    [InlineData("trap", "fewer than two arguments")]
    [InlineData("touch", "a call without a file")]
    [InlineData("sh -z -c true", "one of its options")]
    [InlineData("x=010; echo $((x))", "the octal number \"010\"")]
    public void Use_IsNotSupported_IsAProblem(string script, string use)
    {
        var problem = TestContainer.Fails(script).Should().BeOfType<ShellProblem.UnsupportedUse>().Subject;

        problem.Use.Should().Be(use);
        problem.Message.Should().Contain("is not supported; describe this container's runs yourself");
    }
}
