using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PodLifecycle.Yaml;

/// <summary>What this library's YAML reader takes and the one of Kubernetes does not: tabs and indicators where YAML 1.1 has none.</summary>
/// <param name="document">The text that is read.</param>
internal sealed class YamlStrictness(ReadOnlyMemory<char> document)
{
    private readonly bool hasTabs = document.Span.Contains('\t');
    private readonly bool hasEscapedSlash = document.Span.Contains("\\/", StringComparison.Ordinal);
    private int flow;

    /// <exception cref="YamlRefusedException">Kubernetes would refuse what the event stands for.</exception>
    public void Check(ParsingEvent current)
    {
        switch (current)
        {
            case MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow }:
                flow++;
                break;
            case MappingEnd or SequenceEnd:
                flow = Math.Max(0, flow - 1);
                return;
            case Scalar { Style: ScalarStyle.Plain, Value: [':' or '?', ..] } when flow > 0:
                throw YamlRefusedException.OfToken(current, (int)current.Start.Line - 1, "did not find expected node content", "quote it: it begins with a character that has a meaning here");
            case Scalar { Style: ScalarStyle.Plain, Value: ['%' or '@' or '`', ..] } when flow > 0:
                throw YamlRefusedException.OfToken(current, (int)current.Start.Line, "found character that cannot start any token", "quote it: it begins with a character that has a meaning here");
            case Scalar { Style: ScalarStyle.DoubleQuoted } when hasEscapedSlash && document.Span.Slice((int)current.Start.Index, (int)(current.End.Index - current.Start.Index)).Contains("\\/", StringComparison.Ordinal):
                throw YamlRefusedException.OfToken(current, (int)current.Start.Line, "found unknown escape character", "write / without \\");
        }

        if (hasTabs && flow == 0 && current is NodeEvent && IsIndentedByTab((int)current.Start.Index))
            throw YamlRefusedException.OfToken(current, (int)current.Start.Line, "found character that cannot start any token", "write blanks instead of the tab");
    }

    /// <summary>Between the event and the list's dash or the beginning of the line there is a tab.</summary>
    private bool IsIndentedByTab(int at)
    {
        bool tab = false;
        for (int i = at - 1; i >= 0; i--)
        {
            switch (document.Span[i])
            {
                case '\t':
                    tab = true;
                    break;
                case ' ':
                    break;
                case '\n' or '-' or '?':
                    return tab;
                default:
                    return false;
            }
        }

        return tab;
    }
}
