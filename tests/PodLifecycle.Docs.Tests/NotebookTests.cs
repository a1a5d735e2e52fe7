using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLifecycle.Docs.Tests;

/// <summary>Each cell of the notebooks is run, in one session as their readers do, and gives the output that is stored. <c>UPDATE_GOLDEN=1</c> stores it anew.</summary>
[Collection(CSharpSessions.Name)]
public class NotebookTests
{
    private const string PackageReference = "#r \"nuget:";

    private static readonly JsonSerializerOptions AsJupyterWrites = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.ipynb").Select(f => Path.GetFileName(f))];

    private static string Folder => Path.Combine(Repository.Root, "samples", "notebooks");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cells_AreRun_GiveTheStoredOutput(string name)
    {
        string path = Path.Combine(Folder, name);
        JsonNode notebook = JsonNode.Parse(File.ReadAllText(path))!;
        JsonObject[] cells = [.. notebook["cells"]!.AsArray().Select(c => c!.AsObject()).Where(c => (string)c["cell_type"]! == "code")];
        var session = new CSharpSession();
        var outputs = new List<JsonArray>();
        foreach (JsonObject cell in cells)
            outputs.Add(await Output(session, cell));

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            for (int i = 0; i < cells.Length; i++)
                cells[i]["outputs"] = outputs[i].DeepClone();
            await File.WriteAllTextAsync(path, notebook.ToJsonString(AsJupyterWrites) + "\n");
        }

        outputs.Select(o => o.ToJsonString(AsJupyterWrites)).Should().Equal(cells.Select(c => c["outputs"]!.ToJsonString(AsJupyterWrites)));
    }

    /// <summary>What the cell prints. The packages are those of this repository, so the line that fetches them is left out.</summary>
    private static async Task<JsonArray> Output(CSharpSession session, JsonObject cell)
    {
        IEnumerable<string> source = cell["source"]!.AsArray().Select(line => (string)line!).Where(line => !line.StartsWith(PackageReference, StringComparison.Ordinal));
        (string console, object? value) = await session.RunAsync(string.Concat(source));

        value.Should().BeNull("cells print what they have to say");
        string[] lines = console.Split('\n');
        JsonNode[] text = [.. lines.Select((line, i) => (JsonNode)(i < lines.Length - 1 ? line + "\n" : line)).Where(line => (string)line! != "")];
        return text.Length == 0 ? [] : [new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = new JsonArray(text) }];
    }
}
