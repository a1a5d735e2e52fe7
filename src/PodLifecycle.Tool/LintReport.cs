using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Tool;

/// <summary>Findings about files, as people and programs read them.</summary>
internal sealed class LintReport
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string File, ManifestError Finding)> findings = [];

    public bool HasErrors => findings.Exists(f => f.Finding.Severity == ManifestSeverity.Error);

    public void Add(string file, IEnumerable<ManifestError> found) => findings.AddRange(found.Select(f => (file, f)));

    /// <summary>One line a finding: <c>file:line:column: severity: path: message (suggestion)</c>.</summary>
    public string Text() => Lines((file, finding) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}:{finding.Line}:{finding.Column}: {Severity(finding)}: {OneLine(Words(finding))}"));

    /// <summary>Workflow commands, which GitHub shows beside the lines of a pull request.</summary>
    public string GitHub() => Lines((file, finding) =>
        string.Create(CultureInfo.InvariantCulture, $"::{Severity(finding)} file={Property(file)},line={finding.Line},col={finding.Column}::{Data(Words(finding))}"));

    public string Json()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartArray();
            foreach ((string file, ManifestError finding) in findings)
            {
                writer.WriteStartObject();
                writer.WriteString("file", file);
                writer.WriteNumber("line", finding.Line);
                writer.WriteNumber("column", finding.Column);
                writer.WriteString("severity", Severity(finding));
                writer.WriteString("path", finding.Path);
                writer.WriteString("message", finding.Message);
                writer.WriteString("suggestion", finding.Suggestion);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private string Lines(Func<string, ManifestError, string> line) => string.Concat(findings.Select(f => line(f.File, f.Finding) + "\n"));

    private static string Severity(ManifestError finding) => finding.Severity == ManifestSeverity.Error ? "error" : "warning";

    /// <summary>The finding without its place.</summary>
    private static string Words(ManifestError finding) => (finding with { Line = 0 }).ToString();

    private static string OneLine(string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A command ends at the end of its line, and its percent signs are escapes.</summary>
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>Properties end at a comma or colon besides.</summary>
    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
