using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary>Finds the pods of a file that can be run, and tells everything else that it finds.</summary>
internal sealed class ManifestReader(Terminal terminal, string file)
{
    /// <summary>The other objects of the file: its pods find the ConfigMaps, Secrets and Services that they name.</summary>
    public ValueList<ApiObject> Objects { get; private set; } = ValueList<ApiObject>.Empty;

    /// <summary>The pods; null when something about the file is wrong, which has been said then.</summary>
    public IReadOnlyList<Pod>? Read()
    {
        ManifestFile manifests = Load(terminal, file);
        ValueList<ManifestError> findings = manifests.Validate();
        foreach (ManifestError finding in findings)
            terminal.Error.Write(FormattableString.Invariant($"{file}:{finding.Line}:{finding.Column}: {(finding.Severity == ManifestSeverity.Warning ? "warning: " : "")}{finding with { Line = 0 }}\n"));
        if (findings.Any(f => f.Severity == ManifestSeverity.Error))
            return null;

        foreach (Manifest document in manifests.Documents.Where(d => d.Pod is null))
            terminal.Say($"{file}:{document.Line}: passed over: {document.Remark ?? $"{document.Kind} {document.Name} has no pod"}");

        Objects = manifests.Documents.Where(d => d.Pod is null).Select(d => d.Object).OfType<ApiObject>().ToValueList();
        ManifestPod[] pods = [.. manifests.Pods];
        if (pods.Length == 0)
        {
            terminal.Say($"{file}: there is no pod in it, nor a workload with a pod template");
            return null;
        }

        // All are looked at before the answer: one run tells everything that is wrong.
        bool canRun = true;
        foreach (ManifestPod pod in pods)
            canRun &= CanRun(pod);
        return canRun ? [.. pods.Select(p => p.Pod)] : null;
    }

    /// <summary>Reads the file, or standard input for <c>-</c>.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static ManifestFile Load(Terminal terminal, string file)
    {
        ManifestFile manifests;
        if (file == "-")
        {
            ManifestLoader.TryLoad(terminal.In, out manifests);
            return manifests;
        }

        if (Directory.Exists(file))
            throw new IOException($"{file}: is a folder; name its files");
        if (!File.Exists(file))
            throw new FileNotFoundException($"{file}: there is no such file");
        using FileStream bytes = File.OpenRead(file);
        ManifestLoader.TryLoad(bytes, out manifests);
        return manifests;
    }

    private bool CanRun(ManifestPod pod)
    {
        Manifest document = pod.Manifest;
        string place = $"{file}:{document.Line}: {document.Kind} \"{document.Name}\"";

        if (pod.IsFromTemplate)
            terminal.Say($"the controller of {document.Kind} {document.Name} is not simulated yet: one pod of its template runs");
        foreach (string assumption in Assumptions.About(pod.Pod))
            terminal.Say($"{place}: {TemplateOf(document)}{assumption}");
        return true;
    }

    /// <summary>Where the pod stands in the document.</summary>
    private static string TemplateOf(Manifest document) => document.Kind switch
    {
        "Pod" => "",
        "CronJob" => "spec.jobTemplate.spec.template.",
        _ => "spec.template.",
    };
}
