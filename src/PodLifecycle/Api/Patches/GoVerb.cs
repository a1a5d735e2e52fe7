using JsonList = System.Collections.Generic.List<object?>;
using JsonMap = System.Collections.Generic.Dictionary<string, object?>;

namespace PodLifecycle.Api;

/// <summary>Values in messages that expect a text.</summary>
internal static class GoVerb
{
    private const string Nil = "%!s(<nil>)";

    /// <summary>A value where a text is expected: anything else is printed with its type.</summary>
    public static string Text(object? value) => value switch
    {
        null => Nil,
        string text => text,
        JsonMap or JsonList => JsonTree.Show(value),
        _ => $"%!s({TypeName(value)}={JsonTree.Show(value)})",
    };

    public static string TypeName(object? value) => value switch
    {
        null => Nil,
        JsonMap => "map[string]interface {}",
        JsonList => "[]interface {}",
        long => "int64",
        RawJson => "float64",
        bool => "bool",
        _ => "string",
    };
}
