using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Jobs and the pods that they make.</summary>
internal static class PodsOfJobs
{
    private const string Tracking = "batch.kubernetes.io/job-tracking";
    private const string CompletionIndex = "batch.kubernetes.io/job-completion-index";
    private const string ScheduledTimestamp = "batch.kubernetes.io/cronjob-scheduled-timestamp";
    private const string ControllerUid = "batch.kubernetes.io/controller-uid";
    private const string IndexVariable = "JOB_COMPLETION_INDEX";
    private const int LongestBaseName = 58;

    /// <summary>A pod of a Job; of an indexed Job for one index.</summary>
    public static Pod OfJob(UntypedObject job, int? index)
    {
        string name = PodsOfWorkloads.Metadata(job).Name;
        Pod pod = PodsOfWorkloads.FromTemplate(job, name + "-");
        pod = pod with { Metadata = pod.Metadata with { Finalizers = pod.Metadata.Finalizers.Add(Tracking) } };
        if (index is not { } number)
            return pod;

        string text = number.ToString(CultureInfo.InvariantCulture);
        string ending = $"-{text}-";
        pod = PodsOfWorkloads.WithLabels(pod, (CompletionIndex, text));
        return pod with
        {
            Metadata = pod.Metadata with
            {
                GenerateName = name[..Math.Min(name.Length, LongestBaseName - ending.Length)] + ending,
                Annotations = pod.Metadata.Annotations.SetItem(CompletionIndex, text),
            },
            Spec = pod.Spec with
            {
                Hostname = $"{name}-{text}",
                Containers = pod.Spec.Containers.Select(WithIndex).ToValueList(),
                InitContainers = pod.Spec.InitContainers.Select(WithIndex).ToValueList(),
            },
        };
    }

    /// <summary>The Job that a CronJob makes for an instant of its schedule, given in the CronJob's time zone.</summary>
    public static UntypedObject OfCronJob(UntypedObject cronJob, DateTimeOffset scheduled)
    {
        Draft job = Draft.New("batch/v1.Job");
        var template = new Draft(((ApiObject)cronJob["spec"]!).Get(Schema.Type("batch/v1.CronJobSpec").Find("jobTemplate")!) as ApiObject ?? Draft.New("batch/v1.JobTemplateSpec").Object);
        var given = template["metadata"] as ObjectMeta ?? ObjectMeta.Empty;
        string time = scheduled.Offset == TimeSpan.Zero
            ? scheduled.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : scheduled.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        job.Set("kind", "Job");
        job.Set("apiVersion", "batch/v1");
        job.Set("metadata", new ObjectMeta
        {
            Name = $"{PodsOfWorkloads.Metadata(cronJob).Name}-{(scheduled.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture)}",
            Labels = given.Labels,
            Annotations = given.Annotations.SetItem(ScheduledTimestamp, time),
            OwnerReferences = [PodsOfWorkloads.Reference(cronJob)],
        });
        job.Set("spec", template["spec"]);
        return (UntypedObject)job.Object;
    }

    /// <summary>A Job with its defaults as the API server stores it: its pods are known by the Job's identity, unless it brings its own selector.</summary>
    public static UntypedObject Stored(UntypedObject job, string uid)
    {
        var draft = new Draft(job);
        draft.Set("metadata.generation", Boxed.Number(1));
        draft.Set("metadata.uid", uid);
        if (!draft.Has("metadata.namespace"))
            draft.Set("metadata.namespace", "default");
        if (draft["spec.manualSelector"] is true)
            return (UntypedObject)draft.Object;

        string name = draft.Text("metadata.name");
        var labels = draft["spec.template.metadata.labels"] as ValueMap<string> ?? ValueMap<string>.Empty;
        draft.Set("spec.template.metadata.labels", labels
            .SetItem(ControllerUid, uid).SetItem("batch.kubernetes.io/job-name", name)
            .SetItem("controller-uid", uid).SetItem("job-name", name));
        if (!draft.Has("spec.selector"))
            draft.Set("spec.selector", Draft.New("meta/v1.LabelSelector").Object);
        var selected = draft["spec.selector.matchLabels"] as ValueMap<string> ?? ValueMap<string>.Empty;
        draft.Set("spec.selector.matchLabels", selected.SetItem(ControllerUid, uid));
        return (UntypedObject)draft.Object;
    }

    private static Container WithIndex(Container container)
    {
        if (container.Env.Any(v => v.Name == IndexVariable))
            return container;
        Draft field = Draft.New("core/v1.ObjectFieldSelector");
        field.Set("fieldPath", $"metadata.labels['{CompletionIndex}']");
        Draft source = Draft.New("core/v1.EnvVarSource");
        source.Set("fieldRef", field.Object);
        return container with { Env = container.Env.Add(new() { Name = IndexVariable, ValueFrom = (UntypedObject)source.Object }) };
    }
}
