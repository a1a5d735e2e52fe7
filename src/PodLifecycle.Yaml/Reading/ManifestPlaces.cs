using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>Where the fields of a document stand in the file, by their paths in Kubernetes' notation (<c>spec.containers[0].image</c>).</summary>
internal sealed class ManifestPlaces
{
    private readonly Node root;

    private ManifestPlaces(Node root) => this.root = root;

    /// <summary>Looks through the value that begins at the current token.</summary>
    public static ManifestPlaces Of<TTokens>(ref TTokens tokens)
        where TTokens : ITokens, allows ref struct
    {
        (int Line, int Column) key = tokens.Position;
        string name = "";
        Node? root = null;
        var open = new Stack<Node>();
        do
        {
            switch (tokens.Kind)
            {
                case TokenKind.Key:
                    key = tokens.Position;
                    name = tokens.GetText();
                    break;
                case TokenKind.EndObject or TokenKind.EndList:
                    open.Pop();
                    break;
                default:
                    bool isItem = open.TryPeek(out Node? parent) && parent.Items is not null;
                    var node = new Node(isItem ? tokens.Position : key, tokens.Position, tokens.Kind);
                    root ??= node;
                    parent?.Add(name, node);
                    if (node.IsCollection)
                        open.Push(node);
                    break;
            }
        }
        while (open.Count > 0 && tokens.Read());

        return new(root!);
    }

    /// <summary>
    /// Where to look for what is wrong with a field: at its value, or at its key where the value goes over lines or there is none, and for entries such as
    /// labels. For a field that is not there it is the innermost object around it.
    /// </summary>
    public (int Line, int Column) Find(string path)
    {
        Node at = root;
        ReadOnlySpan<char> rest = path;
        while (!rest.IsEmpty && at.Step(ref rest) is { } next)
            at = next;
        bool isEntry = path.EndsWith(']');
        return rest.IsEmpty && at.IsScalar && !isEntry ? at.Value : at.Key;
    }

    /// <summary>A value and what it holds.</summary>
    private sealed class Node((int Line, int Column) key, (int Line, int Column) value, TokenKind kind)
    {
        private readonly Dictionary<string, Node>? members = kind == TokenKind.StartObject ? new(StringComparer.Ordinal) : null;

        /// <summary>Where the value's key begins, or the value itself where it has none.</summary>
        public (int Line, int Column) Key { get; } = key;

        public (int Line, int Column) Value { get; } = value;

        public List<Node>? Items { get; } = kind == TokenKind.StartList ? [] : null;

        public bool IsCollection => kind is TokenKind.StartObject or TokenKind.StartList;

        public bool IsScalar => kind is TokenKind.Text or TokenKind.Number or TokenKind.Bool;

        public void Add(string name, Node node)
        {
            if (members is not null)
                members[name] = node;
            else
                Items!.Add(node);
        }

        /// <summary>Takes the first step of a path; null where it leads nowhere.</summary>
        public Node? Step(ref ReadOnlySpan<char> path)
        {
            bool isKey = path[0] == '[';
            ReadOnlySpan<char> names = path[0] is '[' or '.' ? path[1..] : path;
            int end = names.IndexOfAny(isKey ? "]" : ".[");
            string name = (end < 0 ? names : names[..end]).ToString();
            Node? found = null;
            if (Items is not null)
                found = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < Items.Count ? Items[index] : null;
            else if (members is not null && !members.TryGetValue(name, out found))
                (name, found) = Similar(names, isKey);
            if (found is not null)
                path = names[(name.Length + (isKey ? 1 : 0))..];
            return found;
        }

        /// <summary>A key may contain what separates steps, and some findings of Kubernetes misname a field.</summary>
        private (string Name, Node? Node) Similar(ReadOnlySpan<char> path, bool isKey)
        {
            foreach ((string name, Node node) in members!)
            {
                if (name.Length > 0 && path.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (isKey ? path[name.Length..] is [']', ..] : path[name.Length..] is "" or ['.' or '[', ..]))
                    return (name, node);
            }

            return ("", null);
        }
    }
}
