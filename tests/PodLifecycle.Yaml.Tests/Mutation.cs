using System.Text;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

/// <summary>Manifests as no hand wrote them: the tutorials' texts, changed in their bytes, lines, tokens or structure.</summary>
internal sealed class Mutation
{
    private const int Seed = 20261121;

    private static readonly string[] Tokens =
    [
        "\t", " ", "  ", "- ", ": ", ":", "\"", "'", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a", "|\n", ">", "!!int ", "!!binary ", "%", "@", "?", "\n", "\r", "---\n", "...\n",
        "<<: *a\n", "key: value\n", "“", "\u00a0", "\0", "\u0085", "\ud800", "\uffff", "-", "\\", "\\u12", "0x1", "~", ".inf", "1e999", "....\n", "kind: List\n", "items: []\n", "😀",
    ];

    private static readonly string[] Scalars = ["null", "true", "\"\"", "\"x\"", "0", "-1", "1.5", "1e400", "99999999999999999999", "[]", "{}", "[[]]", "\"80\"", "\"2Gi\"", "{\"x\":{}}"];

    private readonly string[] texts;
    private readonly string[] objects;

    public Mutation()
    {
        string[] written = [.. SeedManifests.All.Select(s => s.Text)];
        objects = [.. written.Select(Json).OfType<string>()];
        texts = [.. written, .. objects];
    }

    /// <summary>The text of a case, the same one for the same number; as bytes where it may be no text.</summary>
    public (string Text, byte[]? Bytes) Case(int number)
    {
        var random = new Random(Seed + number);
        switch (random.Next(8))
        {
            case 0:
                byte[] bytes = Encoding.UTF8.GetBytes(Any(texts, random));
                for (int times = random.Next(1, 4); times > 0; times--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return ("", bytes);
            case 1 or 2:
                return (Lines(Any(texts, random), random), null);
            case 3 or 4:
                return (Structure(random), null);
            default:
                return (Characters(Any(texts, random), random), null);
        }
    }

    private static string Any(string[] from, Random random) => from[random.Next(from.Length)];

    private string Characters(string text, Random random)
    {
        for (int times = random.Next(1, 5); times > 0; times--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(6) switch
            {
                0 or 1 => text.Insert(at, Any(Tokens, random)),
                2 => text.Remove(at, length),
                3 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                4 => text[..at],
                _ => text[..at] + Any(texts, random) is var other && other.Length > 10 ? other[..^10] + text[at..] : text,
            };
        }

        return text;
    }

    private static string Lines(string text, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(lines.Count);
            int other = random.Next(lines.Count);
            switch (random.Next(5))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(other, lines[at]);
                    break;
                case 2:
                    (lines[at], lines[other]) = (lines[other], lines[at]);
                    break;
                case 3:
                    lines[at] = new string(' ', random.Next(1, 5)) + lines[at];
                    break;
                default:
                    lines[at] = lines[at].TrimStart();
                    break;
            }

            if (lines.Count == 0)
                lines.Add("");
        }

        return string.Join('\n', lines);
    }

    /// <summary>A member or element is left out, replaced, moved or given twice; in braces that YAML reads, or as JSON.</summary>
    private string Structure(Random random)
    {
        JsonNode root = JsonNode.Parse(Any(objects, random))!;
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            List<JsonNode> inner = [.. Inner(root)];
            if (inner.Count == 0)
                break;
            JsonNode at = inner[random.Next(inner.Count)];
            switch (random.Next(4))
            {
                case 0:
                    Remove(at);
                    break;
                case 1:
                    at.ReplaceWith(JsonNode.Parse(Any(Scalars, random).Replace("1e400", "1e40", StringComparison.Ordinal)));
                    break;
                case 2:
                    at.ReplaceWith(inner[random.Next(inner.Count)].DeepClone());
                    break;
                default:
                    at.ReplaceWith(new JsonArray(at.DeepClone()));
                    break;
            }
        }

        string text = root.ToJsonString();
        return random.Next(2) == 0 ? text : "# as YAML\n" + text;
    }

    private static IEnumerable<JsonNode> Inner(JsonNode node)
    {
        IEnumerable<JsonNode?> below = node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray elements => elements,
            _ => [],
        };
        foreach (JsonNode child in below.OfType<JsonNode>())
        {
            yield return child;
            foreach (JsonNode grandchild in Inner(child))
                yield return grandchild;
        }
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray elements)
            elements.Remove(node);
        else if (node.Parent is JsonObject members)
            members.Remove(node.GetPropertyName());
    }

    private static string? Json(string text) =>
        ManifestLoader.TryLoad(text, out ManifestFile file) && file.Documents[0].Object is { } value ? KubernetesJson.Serialize(value) : null;
}
