using System.Text.Json;

namespace PodLifecycle.Oracle.Tests;

/// <summary>One recorded case: a line of a file.</summary>
internal sealed class OracleCase
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 20_000 };
    private readonly JsonElement root;

    private OracleCase(JsonElement root) => this.root = root;

    public string Id => root.GetProperty("id").GetString()!;

    /// <summary>The sort of case, in files that hold several; null in the others.</summary>
    public string? Kind => root.TryGetProperty("kind", out JsonElement kind) ? kind.GetString() : null;

    public JsonElement In => root.GetProperty("in");

    public JsonElement Out => root.GetProperty("out");

    public static OracleCase Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line, Options);
        return new OracleCase(document.RootElement.Clone());
    }
}
