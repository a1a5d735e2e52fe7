using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The volumes in <c>kubectl describe pod</c>: <see cref="VolumeTable"/>, and the sources that a table cannot say.</summary>
internal static class VolumeDescription
{
    private const int Block = 2;
    private const int Detail = 3;
    private const int LongestAttribute = 140;

    public static void Write(DescriptionWriter text, ValueList<UntypedObject> volumes)
    {
        if (volumes.Count == 0)
            text.Field(0, "Volumes", PodRow.None);
        else
            text.Line(0, "Volumes:");
        foreach (UntypedObject volume in volumes)
            Write(text, volume);
    }

    public static void WriteDownwardApi(DescriptionWriter text, UntypedObject source)
    {
        text.Line(Block, "Items:");
        foreach (UntypedObject item in Objects(source, "items"))
        {
            object? from = item["fieldRef"] is UntypedObject field ? field["fieldPath"] : (item["resourceFieldRef"] as UntypedObject)?["resource"];
            text.Line(Detail, $"{from} -> {item["path"]}");
        }
    }

    public static void WriteProjected(DescriptionWriter text, UntypedObject source)
    {
        foreach (UntypedObject part in Objects(source, "sources"))
        {
            if (part["secret"] is UntypedObject secret)
                WriteOptional(text, "SecretName", secret);
            else if (part["downwardAPI"] is not null)
                text.Field(Block, "DownwardAPI", "true");
            else if (part["configMap"] is UntypedObject configMap)
                WriteOptional(text, "ConfigMapName", configMap);
            else if (part["serviceAccountToken"] is UntypedObject token)
                text.Field(Block, "TokenExpirationSeconds", token["expirationSeconds"] as long? ?? 0);
        }
    }

    public static void WriteAttributes(DescriptionWriter text, UntypedObject source)
    {
        ValueMap<string> attributes = source["volumeAttributes"] as ValueMap<string> ?? ValueMap<string>.Empty;
        if (attributes.Count == 0)
            text.Field(Block, "VolumeAttributes", PodRow.None);
        else
            WriteMap(text, "VolumeAttributes", [.. KeyValues.Lines(attributes).Select(line => AnnotationText.Cut(line, LongestAttribute))], nextLevel: 4);
    }

    public static void WriteEphemeral(DescriptionWriter text, UntypedObject source)
    {
        var template = source["volumeClaimTemplate"] as UntypedObject;
        ObjectMeta metadata = template?["metadata"] as ObjectMeta ?? ObjectMeta.Empty;
        var spec = template?["spec"] as UntypedObject;

        text.Field(Block, "StorageClass", spec?["storageClassName"] as string ?? "");
        text.Field(Block, "Volume", spec?["volumeName"] as string ?? "");
        WriteMap(text, "Labels", KeyValues.Lines(metadata.Labels), nextLevel: 4);
        WriteMap(text, "Annotations", AnnotationText.Lines(metadata.Annotations), nextLevel: 2);

        // Of a claim that exists only as a template nothing is known yet.
        text.Field(Block, "Capacity", "");
        text.Field(Block, "Access Modes", "");
        text.OptionalField(Block, "VolumeMode", spec?["volumeMode"] as string);
        if (spec?["dataSource"] is UntypedObject data)
        {
            text.Line(Block, "DataSource:");
            text.Field(Detail, "APIGroup", data["apiGroup"] as string ?? "");
            text.Field(Detail, "Kind", data["kind"] as string ?? "");
            text.Field(Detail, "Name", data["name"] as string ?? "");
        }
    }

    private static void Write(DescriptionWriter text, UntypedObject volume)
    {
        text.Line(1, $"{volume["name"]}:");
        foreach (VolumeRow row in VolumeTable.Rows)
        {
            if (volume[row.Field] is not UntypedObject source)
                continue;

            text.Field(Block, "Type", row.Type);
            foreach (VolumeDetail detail in row.Details)
                text.Line(Block, $"{detail.Label}\t{detail.Format(source[detail.Field])}");
            row.Write?.Invoke(text, source);
            return;
        }

        text.Line(1, "<unknown>");
    }

    private static void WriteOptional(DescriptionWriter text, string title, UntypedObject source)
    {
        text.Field(Block, title, source["name"] as string ?? "");
        text.Field(Block, "Optional", source["optional"] is true ? "true" : "false");
    }

    /// <summary>Entries whose blanks kubectl writes behind the tab; where the further ones begin differs from map to map.</summary>
    private static void WriteMap(DescriptionWriter text, string title, IReadOnlyList<string> entries, int nextLevel)
    {
        const string Indent = "    ";
        if (entries.Count == 0)
            text.Field(Block, title, Indent + PodRow.None);
        for (int i = 0; i < entries.Count; i++)
        {
            // The further lines of a long entry stand at the level of the title.
            string entry = entries[i].Replace("\n\t", "\n" + Indent + "\t", StringComparison.Ordinal);
            if (i == 0)
                text.Field(Block, title, Indent + entry);
            else
                text.Line(nextLevel, "\t" + Indent + entry);
        }
    }

    private static ValueList<UntypedObject> Objects(UntypedObject source, string field) => source[field] as ValueList<UntypedObject> ?? [];
}
