using System.Text.Json;
using System.Text.RegularExpressions;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary><c>--for=jsonpath=PATH=VALUE</c></summary>
internal sealed partial class WaitForPath : WaitCondition
{
    private readonly JsonPath path;
    private readonly string? value;

    private WaitForPath(JsonPath path, string? value)
    {
        this.path = path;
        this.value = value;
    }

    public static WaitForPath ParsePath(string text)
    {
        string[] parts = SingleEquals().Split(text);
        if (parts.Length > 2)
            throw new KubectlException("jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'");
        if (parts[0].Length == 0)
            throw new KubectlException("jsonpath expression cannot be empty");

        JsonPath path = JsonPath.ParsePath(RelaxedPath.Complete(parts[0]));
        if (parts.Length == 1)
            return new WaitForPath(path, null);

        string value = parts[1].Trim('\'', '"');
        if (value.Length == 0)
            throw new KubectlException("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
        return new WaitForPath(path, value.Trim());
    }

    private protected override bool LooksAtJson => true;

    private protected override bool IsMet(Pod pod, JsonElement json)
    {
        IReadOnlyList<IReadOnlyList<JsonElement>> lists = path.Find(json);
        if (lists.Count == 0 || lists[0].Count == 0)
            return false;
        if (lists.Count > 1)
            throw new KubectlException("given jsonpath expression matches more than one list");
        if (lists[0].Count > 1)
            throw new KubectlException("given jsonpath expression matches more than one value");
        if (value is null)
            return true;

        JsonElement found = lists[0][0];
        if (found.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            throw new KubectlException("jsonpath leads to a nested object or list which is not supported");
        return GoValue.Format(found).Trim() == value;
    }

    [GeneratedRegex("(?<!=)=(?!=)", RegexOptions.CultureInvariant)]
    private static partial Regex SingleEquals();
}
