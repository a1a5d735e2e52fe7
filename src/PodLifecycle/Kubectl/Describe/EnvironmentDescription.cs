using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The environment of a container, as far as <c>kubectl</c> can know it without a node.</summary>
internal static class EnvironmentDescription
{
    private const int Block = 2;
    private const int Detail = 3;

    public static void Write(DescriptionWriter text, Pod pod, Container container)
    {
        if (container.EnvFrom.Count > 0)
            text.Line(Block, "Environment Variables from:");
        foreach (UntypedObject source in container.EnvFrom)
            WriteSource(text, source);

        if (container.Env.Count == 0)
            text.Field(Block, "Environment", PodRow.None);
        else
            text.Line(Block, "Environment:");
        foreach (EnvVar variable in container.Env)
            WriteVariable(text, pod, container, variable);
    }

    private static void WriteSource(DescriptionWriter text, UntypedObject source)
    {
        (string kind, UntypedObject? reference) = source["configMapRef"] is UntypedObject configMap
            ? ("ConfigMap", configMap)
            : source["secretRef"] is UntypedObject secret ? ("Secret", secret) : ("", null);
        string prefix = source["prefix"] is string named ? $" with prefix '{named}'" : "";
        text.Line(Detail, $"{reference?["name"]}\t{kind}{prefix}\tOptional: {IsOptional(reference)}");
    }

    private static void WriteVariable(DescriptionWriter text, Pod pod, Container container, EnvVar variable)
    {
        if (variable.ValueFrom is not { } from)
        {
            string[] lines = variable.Value.Split('\n');
            text.Field(Detail, variable.Name, lines[0]);
            foreach (string line in lines.AsSpan(1))
                text.Line(Detail, "\t" + line);
        }
        else if (from["fieldRef"] is UntypedObject field)
        {
            text.Field(Detail, variable.Name, $"{FieldValue(pod, field["fieldPath"] as string)} ({field["apiVersion"]}:{field["fieldPath"]})");
        }
        else if (from["resourceFieldRef"] is UntypedObject resource)
        {
            text.Field(Detail, variable.Name, $"{ResourceValue(container, resource)} ({resource["resource"]})");
        }
        else if (from["secretKeyRef"] is UntypedObject secret)
        {
            text.Field(Detail, variable.Name, $"<set to the key '{secret["key"]}' in secret '{secret["name"]}'>\tOptional: {IsOptional(secret)}");
        }
        else if (from["configMapKeyRef"] is UntypedObject configMap)
        {
            text.Field(Detail, variable.Name, $"<set to the key '{configMap["key"]}' of config map '{configMap["name"]}'>\tOptional: {IsOptional(configMap)}");
        }
    }

    private static string IsOptional(UntypedObject? reference) => reference?["optional"] is true ? "true" : "false";

    /// <summary>kubectl knows these two and leaves all others empty.</summary>
    private static string FieldValue(Pod pod, string? path) => path switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.Namespace,
        _ => "",
    };

    /// <summary>The amount in units of the divisor, rounded up; taken from this container even where the reference names another.</summary>
    private static string ResourceValue(Container container, UntypedObject reference)
    {
        string resource = reference["resource"] as string ?? "";
        int dot = resource.IndexOf('.', StringComparison.Ordinal);
        ValueMap<Quantity> amounts = resource.StartsWith("limits.", StringComparison.Ordinal) ? container.Resources.Limits : container.Resources.Requests;
        decimal amount = amounts.TryGetValue(resource[(dot + 1)..], out Quantity? quantity) ? quantity.Value : 0;
        decimal divisor = reference["divisor"] is Quantity { Value: > 0 } given ? given.Value : 1;
        decimal value = decimal.Ceiling(amount / divisor);
        return value == 0 && resource is ("limits.cpu" or "limits.memory") ? "node allocatable" : value.ToString(CultureInfo.InvariantCulture);
    }
}
