using System.Text;
using System.Text.Json;

namespace PodLifecycle.Yaml;

/// <summary>Writes JSON as YAML in kubectl's style; without recursion, because what the schema does not know may nest deep.</summary>
internal sealed class YamlWriter
{
    private const int Step = 2;

    private readonly StringBuilder text = new();
    private readonly Stack<Work> waiting = new();

    public void WriteRoot(JsonElement root)
    {
        waiting.Push(new(root, 0, Lead.None, null));
        while (waiting.TryPop(out Work? work))
            Write(work);
    }

    public override string ToString() => text.ToString();

    private void Write(Work work)
    {
        if (work.Lead == Lead.Dash)
            text.Append(' ', work.Indent - Step).Append("- ");
        else if (work.Lead == Lead.DashInLine)
            text.Append("- ");
        else if (work.Key is not null && !work.FollowsDash)
            text.Append(' ', work.Indent);
        if (work.Key is not null)
            text.Append(YamlScalarText.Key(work.Key)).Append(':');

        switch (work.Value.ValueKind)
        {
            case JsonValueKind.Object when work.Value.EnumerateObject().Any():
                WriteMembers(work);
                break;
            case JsonValueKind.Array when work.Value.GetArrayLength() > 0:
                WriteItems(work);
                break;
            default:
                if (work.Key is not null)
                    text.Append(' ');
                WriteScalar(work.Value, work.Key is null ? work.Indent : work.Indent + Step);
                text.Append('\n');
                break;
        }
    }

    private void WriteMembers(Work work)
    {
        int indent = work.Indent;
        if (work.Key is not null)
        {
            text.Append('\n');
            indent += Step;
        }

        // Pushed from the last to the first, so that the first comes next; where it follows a dash it stays on its line.
        JsonProperty[] members = [.. work.Value.EnumerateObject().OrderBy(m => m.Name, YamlKeyOrder.Instance)];
        for (int i = members.Length - 1; i >= 0; i--)
            waiting.Push(new(members[i].Value, indent, Lead.None, members[i].Name) { FollowsDash = i == 0 && work.Lead != Lead.None });
    }

    private void WriteItems(Work work)
    {
        // The list of a member stands at the member's own column; the list in a list follows its dash.
        if (work.Key is not null)
            text.Append('\n');
        bool inList = work.Lead != Lead.None;
        int indent = work.Indent + Step;
        for (int i = work.Value.GetArrayLength() - 1; i >= 0; i--)
            waiting.Push(new(work.Value[i], indent, inList && i == 0 ? Lead.DashInLine : Lead.Dash, null));
    }

    private void WriteScalar(JsonElement value, int indent)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                YamlScalarText.Append(text, value.GetString()!, indent);
                break;
            case JsonValueKind.Object:
                text.Append("{}");
                break;
            case JsonValueKind.Array:
                text.Append("[]");
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    /// <summary>A value that is still to be written, and the column of its key or content.</summary>
    private sealed record Work(JsonElement Value, int Indent, Lead Lead, string? Key)
    {
        public bool FollowsDash { get; init; }
    }

    private enum Lead
    {
        None,
        Dash,
        DashInLine,
    }
}
