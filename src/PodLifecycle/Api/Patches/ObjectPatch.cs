using System.Text;

namespace PodLifecycle.Api;

/// <summary>How a patch is read: by the media type it is sent with.</summary>
public enum PatchType
{
    /// <summary>RFC 7386: <c>application/merge-patch+json</c>.</summary>
    Merge,

    /// <summary>By the schema's merge facts: <c>application/strategic-merge-patch+json</c>.</summary>
    Strategic,
}

/// <summary>Patches of API objects, as the API server applies them before it fills in defaults and validates.</summary>
internal static class ObjectPatch
{
    /// <summary>The patched object. What kind of object it is cannot be patched; fields that the schema does not know are kept.</summary>
    /// <exception cref="PatchException">The patch cannot be read or applied, or what comes out is no object of the original's type.</exception>
    public static ApiObject Apply(ApiObject original, string patchJson, PatchType kind)
    {
        string before = KubernetesJson.Serialize(original);
        string after = kind == PatchType.Strategic
            ? StrategicMergePatch.Apply(before, patchJson, original.ObjectType)
            : JsonMergePatch.Apply(before, Decodable(patchJson));

        ApiObject patched = Read(after, original.ObjectType);
        foreach (string name in (ReadOnlySpan<string>)["kind", "apiVersion"])
        {
            if (original.ObjectType.Find(name) is { } field)
                patched = patched.Set(field, original.Get(field));
        }

        return patched;
    }

    /// <summary>The server reads a merge patch once to check it, before it applies the text.</summary>
    private static string Decodable(string patchJson) =>
        JsonTree.FindError(patchJson) is { } error ? throw new PatchException(PatchFault.Decoding, "error decoding patch: " + error) : patchJson;

    private static ApiObject Read(string json, ObjectType type)
    {
        var tokens = new JsonTokens(Encoding.UTF8.GetBytes(json));
        tokens.Read();
        var reader = new ObjectReader<JsonTokens>(tokens);
        ApiObject patched = reader.ReadRoot(type);
        Finding? wrong = reader.Findings.Find(f => f.Kind == FindingKind.WrongValue) ?? reader.Findings.Find(f => f.Kind == FindingKind.WrongType);
        return wrong is null ? patched : throw new PatchException(PatchFault.Result, wrong.Text);
    }
}
