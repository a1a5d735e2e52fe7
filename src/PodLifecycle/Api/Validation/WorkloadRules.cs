using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>Objects that make pods from a template.</summary>
internal static class WorkloadRules
{
    private const int MostIndexedParallelism = 100_000;
    private const int LongestCronJobName = 52;

    private static readonly Rules SubdomainMetadata = MetadataRules.For(Formats.DnsSubdomain);

    private static readonly Rules Template = new(
        new("metadata.labels", Checks.Labels),
        new("metadata.annotations", MetadataRules.Annotations),
        new("metadata.annotations", PodRules.Annotations),
        new("spec", PodSpecRules.All.Check),
        new("spec", PodRules.ProfilesMatch),
        new("spec.ephemeralContainers", Checks.ForbiddenIfAny("ephemeral containers not allowed in pod template")));

    private static readonly Rules Deployment = new(
        new("metadata", SubdomainMetadata.Check),
        new("spec.replicas", Checks.NotNegative),
        new("spec", at => Selector(at, "empty selector is invalid for deployment", required: true)),
        new("spec.template", at => RunningTemplate(at, "ReplicaSet")),
        new("spec.strategy", Strategy),
        new("spec.minReadySeconds", Checks.NotNegative),
        new("spec.revisionHistoryLimit", Checks.NotNegative),
        new("spec.progressDeadlineSeconds", Checks.NotNegative),
        new("spec.progressDeadlineSeconds", at =>
        {
            if (at.IsSet && at.Number <= at.Parent["minReadySeconds"].Number)
                at.Invalid("must be greater than minReadySeconds");
        }));

    private static readonly Rules ReplicaSet = new(
        new("metadata", SubdomainMetadata.Check),
        new("spec.replicas", Checks.NotNegative),
        new("spec.minReadySeconds", Checks.NotNegative),
        new("spec", at => Selector(at, "empty selector is invalid for deployment", required: true)),
        new("spec.template", at => RunningTemplate(at, "ReplicaSet")));

    private static readonly Rules DaemonSet = new(
        new("metadata", SubdomainMetadata.Check),
        new("spec", at => Selector(at, "empty selector is invalid for daemonset", required: false)),
        new("spec.template", at => RunningTemplate(at, "DaemonSet")),
        new("spec.minReadySeconds", Checks.NotNegative),
        new("spec.revisionHistoryLimit", Checks.NotNegative));

    private static readonly Rules StatefulSet = new(
        new("metadata", SubdomainMetadata.Check),
        new("spec.replicas", Checks.NotNegative),
        new("spec.minReadySeconds", Checks.NotNegative),
        new("spec", at => Selector(at, "empty selector is invalid for statefulset", required: true)),
        new("spec.template", at => RunningTemplate(at, "StatefulSet")));

    private static readonly Rules JobSpec = new(
        new("parallelism", Checks.NotNegative),
        new("completions", Checks.NotNegative),
        new("activeDeadlineSeconds", Checks.NotNegative),
        new("backoffLimit", Checks.NotNegative),
        new("ttlSecondsAfterFinished", Checks.NotNegative),
        new("parallelism", at =>
        {
            if (at.Parent["completionMode"].Text == "Indexed" && at.Number > MostIndexedParallelism)
                at.Invalid(string.Create(CultureInfo.InvariantCulture, $"must be less than or equal to {MostIndexedParallelism} when completion mode is Indexed"));
        }),
        new("podFailurePolicy.rules[*].onExitCodes", FailureExitCodes),
        new("template", FinishingTemplate));

    private static readonly Rules Job = new(
        new("metadata", SubdomainMetadata.Check),
        new("spec", JobSpec.Check));

    private static readonly Rules CronJob = new(
        new("metadata", SubdomainMetadata.Check),
        new("metadata.name", at =>
        {
            if (at.Text.Length > LongestCronJobName)
                at.Invalid(string.Create(CultureInfo.InvariantCulture, $"must be no more than {LongestCronJobName} characters"));
        }),
        new("spec.schedule", Schedule),
        new("spec.startingDeadlineSeconds", Checks.NotNegative),
        new("spec.concurrencyPolicy", Checks.RequiredOneOf("Allow", "Forbid", "Replace")),
        new("spec.jobTemplate.spec", JobSpec.Check),
        new("spec.successfulJobsHistoryLimit", Checks.NotNegative),
        new("spec.failedJobsHistoryLimit", Checks.NotNegative));

    private static readonly Rules ReplicationController = new(
        new("metadata", SubdomainMetadata.Check),
        new("spec.minReadySeconds", Checks.NotNegative),
        new("spec.replicas", Checks.NotNegative),
        new("spec.template", at => RunningTemplate(at, "ReplicationController")));

    /// <summary>The rules of a kind by its type in the schema, or null where none are known.</summary>
    public static Rules? For(string type) => type switch
    {
        "apps/v1.Deployment" => Deployment,
        "apps/v1.ReplicaSet" => ReplicaSet,
        "apps/v1.DaemonSet" => DaemonSet,
        "apps/v1.StatefulSet" => StatefulSet,
        "batch/v1.Job" => Job,
        "batch/v1.CronJob" => CronJob,
        "core/v1.ReplicationController" => ReplicationController,
        _ => null,
    };

    private static void Selector(Place spec, string whenEmpty, bool required)
    {
        Place selector = spec["selector"];
        if (!selector.IsSet && required)
            selector.Required();

        SelectorRules.Any.Check(selector);
        if (selector.Value is ApiObject { IsEmpty: true })
            selector.Invalid(whenEmpty);
        Place labels = spec["template"]["metadata"]["labels"];
        if (!LabelSelectors.Matches(selector.Value as UntypedObject, labels.Texts))
            labels.Invalid(labels.IsSet ? labels.Shown : new RawJson("null"), "`selector` does not match template `labels`");
    }

    /// <summary>A template of pods that run for ever.</summary>
    private static void RunningTemplate(Place at, string kind)
    {
        CheckTemplate(at);
        Place restart = at["spec"]["restartPolicy"];
        if (restart.Text != RestartPolicy.Always)
            restart.NotSupported(restart.Text, RestartPolicy.Always);
        if (at["spec"].Has("activeDeadlineSeconds"))
            at["spec"]["activeDeadlineSeconds"].Forbidden($"activeDeadlineSeconds in {kind} is not Supported");
    }

    /// <summary>A template of pods that finish.</summary>
    private static void FinishingTemplate(Place at)
    {
        CheckTemplate(at);
        Place restart = at["spec"]["restartPolicy"];
        if (restart.Text is "" or RestartPolicy.Always)
            restart.Required("valid values: \"OnFailure\", \"Never\"");
        else if (restart.Text is not (RestartPolicy.OnFailure or RestartPolicy.Never))
            restart.NotSupported(restart.Text, RestartPolicy.OnFailure, RestartPolicy.Never);
        else if (at.Parent.Has("podFailurePolicy") && restart.Text != RestartPolicy.Never)
            restart.Invalid("only \"Never\" is supported when podFailurePolicy is specified");
    }

    private static void CheckTemplate(Place at)
    {
        PodTemplateSpec template = at.Value as PodTemplateSpec ?? new();
        at.Validation.Pod = new()
        {
            IsTemplate = true,
            Spec = template.Spec,
            Annotations = template.Metadata.Annotations,
        };
        Template.Check(at);
    }

    private static void Strategy(Place at)
    {
        Place rolling = at["rollingUpdate"];
        switch (at["type"].Text)
        {
            case "Recreate":
                if (rolling.IsSet)
                    rolling.Forbidden("may not be specified when strategy `type` is 'Recreate'");
                break;
            case "RollingUpdate":
                if (rolling.IsSet && IsZero(rolling["maxUnavailable"]) && IsZero(rolling["maxSurge"]))
                    rolling["maxUnavailable"].Invalid("may not be 0 when `maxSurge` is 0");
                break;
            default:
                at.NotSupported(at.Shown, "Recreate", "RollingUpdate");
                break;
        }
    }

    private static bool IsZero(Place at) => at.Value is IntOrString value && (value.Number == 0 || value.Text == "0%");

    private static void FailureExitCodes(Place at)
    {
        if (!at.IsSet)
            return;
        Place container = at["containerName"];
        PodSpec spec = (at.Parent.Parent.Parent.Parent["template"].Value as PodTemplateSpec)?.Spec ?? PodSpec.Empty;
        foreach (Place value in at["values"].Items)
        {
            if (at["operator"].Text == "In" && value.Number == 0)
                value.Invalid(0L, "must not be 0 for the In operator");
        }

        if (container.IsSet && !spec.Containers.Concat(spec.InitContainers).Any(c => c.Name == container.Text))
            container.Invalid("must be one of the container or initContainer names in the pod template");
    }

    private static void Schedule(Place at)
    {
        if (at.Text.Length == 0)
        {
            at.Required();
            return;
        }

        string[] fields = at.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!at.Text.StartsWith('@') && fields.Length != 5)
            at.Invalid(string.Create(CultureInfo.InvariantCulture, $"expected exactly 5 fields, found {fields.Length}: [{string.Join(' ', fields)}]"));
    }
}
