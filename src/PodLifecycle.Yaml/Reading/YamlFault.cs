using System.Globalization;
using YamlDotNet.Core;

namespace PodLifecycle.Yaml;

/// <summary>Why a text is no YAML: what and where, and the line that the reader of Kubernetes would name.</summary>
internal sealed record YamlFault(string Message, Mark Place)
{
    /// <summary>The line that kubectl names, from the document's first; 0 where it names none. For errors of structure that is the line before.</summary>
    public long ServerLine { get; private init; }

    /// <summary>The text as kubectl tells it, but in the words of this library's YAML reader.</summary>
    public string ServerText => ServerLine == 0 ? "yaml: " + Message : string.Create(CultureInfo.InvariantCulture, $"yaml: line {ServerLine}: {Message}");

    public static YamlFault Of(YamlException problem)
    {
        if (problem is SyntaxErrorException)
            return new(problem.Message, problem.End) { ServerLine = problem.End.Line > 1 ? problem.End.Line : 0 };
        return new(problem.Message, problem.Start) { ServerLine = problem.Start.Line - 1 };
    }

    public static YamlFault Of(YamlRefusedException problem) => new(problem.Message, problem.Place);
}
