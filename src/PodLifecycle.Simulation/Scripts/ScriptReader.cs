using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Reads a <see cref="Script"/> from JSON. Unknown members are refused: a misspelt one would silently change a pod's life.</summary>
internal static class ScriptReader
{
    private const int LongestText = 1 << 20;

    public static Script Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > LongestText)
            throw new FormatException($"script: {json.Length} characters are more than the {LongestText} that a script may have");

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return ReadScript(new ScriptNode(document.RootElement, "script"));
        }
        catch (JsonException problem)
        {
            throw new FormatException($"script: no JSON: {problem.Message}", problem);
        }
    }

    private static Script ReadScript(ScriptNode node)
    {
        node.Only("containers", "images", "sandbox");
        ScriptNode? sandbox = node["sandbox"];
        sandbox?.Only("runs", "create");
        return new Script
        {
            Containers = ScriptNode.Map(node["containers"], ReadContainer),
            Images = ScriptNode.Map(node["images"], ReadAnswers),
            SandboxLives = ScriptNode.List(sandbox?["runs"], run => run["for"]?.Duration()),
            SandboxCreate = ReadAnswers(sandbox?["create"]),
        };
    }

    private static ContainerScript ReadContainer(ScriptNode node)
    {
        node.Only("runs", "create", "start", "exec", "listen");
        return new ContainerScript
        {
            Runs = ScriptNode.List(node["runs"], ReadRun),
            Create = ReadAnswers(node["create"]),
            Start = ReadAnswers(node["start"]),
            Exec = ScriptNode.Map(node["exec"], ReadExec),
            Listen = PortScriptReader.Read(node["listen"]) ?? ValueList<PortScript>.Empty,
        };
    }

    private static ContainerRun ReadRun(ScriptNode node)
    {
        node.Only("for", "exit", "reason", "message", "log", "onTerm", "exec", "listen", "memMi");
        ScriptNode? onTerm = node["onTerm"];
        onTerm?.Only("after", "exit", "ignore");
        return new ContainerRun
        {
            For = node["for"]?.Duration(),
            ExitCode = node["exit"]?.Int32() ?? 0,
            Reason = node["reason"]?.Text(),
            Message = node["message"]?.Text() ?? "",
            Log = ScriptNode.List(node["log"], line => line.Text()),
            OnTerm = onTerm is null ? new TermAnswer() : new TermAnswer
            {
                Ignore = onTerm["ignore"]?.Flag() ?? false,
                After = onTerm["after"]?.Length() ?? TimeSpan.Zero,
                ExitCode = onTerm["exit"]?.Int32() ?? new TermAnswer().ExitCode,
            },
            Exec = ScriptNode.Map(node["exec"], ReadExec),
            Listen = PortScriptReader.Read(node["listen"]),
        };
    }

    private static ValueList<RuntimeAnswer> ReadAnswers(ScriptNode? node) => ScriptNode.List(node, answer =>
    {
        answer.Only("times", "error", "code", "took");
        return new RuntimeAnswer
        {
            Times = answer["times"]?.Int32(),
            Error = answer["error"]?.Text(),
            Code = answer["code"]?.Text() ?? new RuntimeAnswer().Code,
            Took = answer["took"]?.Length() ?? TimeSpan.Zero,
        };
    });

    private static ValueList<ExecStep> ReadExec(ScriptNode node) => ScriptNode.List(node, step =>
    {
        step.Only("until", "calls", "exit", "out", "err", "took");
        return new ExecStep
        {
            Until = step["until"]?.Duration(),
            Calls = step["calls"]?.Int32(),
            ExitCode = step["exit"]?.Int32() ?? 0,
            Out = step["out"]?.Text() ?? "",
            Err = step["err"]?.Text() ?? "",
            Took = step["took"]?.Length() ?? TimeSpan.Zero,
        };
    });
}
