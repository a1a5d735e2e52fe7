using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>A pod that a manifest asks for.</summary>
/// <param name="Pod">The pod; from a workload it has the template's labels, annotations and spec, and the workload's name and namespace.</param>
/// <param name="Manifest">The document it comes from.</param>
public sealed record ManifestPod(Pod Pod, Manifest Manifest)
{
    /// <summary>The pod stands for those that a controller (Deployment, Job, …) would make. The controller itself, with replicas, names and retries, is not part of it.</summary>
    public bool IsFromTemplate => Manifest.Kind != "Pod";

    internal static ManifestPod? Of(Manifest manifest)
    {
        if (manifest.Object is Pod pod)
            return new ManifestPod(pod, manifest);
        return manifest.Object is UntypedObject workload && Template(workload) is { } template
            ? new ManifestPod(FromTemplate(workload, template), manifest)
            : null;
    }

    private static PodTemplateSpec? Template(UntypedObject workload)
    {
        if (!workload.TryGet("spec", out UntypedObject? spec))
            return null;
        if (spec.TryGet("jobTemplate", out UntypedObject? jobTemplate))
            return Template(jobTemplate);
        return spec.TryGet("template", out PodTemplateSpec? template) ? template : null;
    }

    private static Pod FromTemplate(UntypedObject workload, PodTemplateSpec template)
    {
        ObjectMeta owner = workload.TryGet("metadata", out ObjectMeta? metadata) ? metadata : ObjectMeta.Empty;
        return new Pod
        {
            Metadata = new ObjectMeta
            {
                Name = owner.Name,
                Namespace = owner.Namespace,
                Labels = template.Metadata.Labels,
                Annotations = template.Metadata.Annotations,
                Finalizers = template.Metadata.Finalizers,
            },
            Spec = template.Spec,
        };
    }
}
