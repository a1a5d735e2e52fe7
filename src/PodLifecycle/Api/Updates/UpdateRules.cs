namespace PodLifecycle.Api;

/// <summary>What an update may change of a pod's metadata and spec.</summary>
internal static class UpdateRules
{
    public const string Immutable = "field is immutable";

    private const string OnlyThese =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
        + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private const string NoOtherContainers = "pod updates may not add or remove containers";
    private const string RequiredTerms = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

    /// <summary>In this order: a field that must stay as it is.</summary>
    private static readonly string[] ImmutableMetadata = ["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"];

    public static bool IsStatic(Pod old, Pod pod) =>
        old.Metadata.Annotations.ContainsKey(PodKind.MirrorAnnotation) || pod.Metadata.Annotations.ContainsKey(PodKind.MirrorAnnotation);

    public static void Refuse(Validation validation, string why) => validation.Errors.Add(new(FieldErrorType.Forbidden, PodRules.WholeObject, "", why));

    public static void Metadata(Place at, ObjectMeta old)
    {
        string[] added = [.. at["finalizers"].Items.Select(f => f.Text).Except(old.Finalizers).Order(StringComparer.Ordinal)];
        if (old.DeletionTimestamp is not null && added.Length > 0)
            at["finalizers"].Forbidden($"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added.Select(GoQuote.Format))}}}");

        foreach (string name in ImmutableMetadata)
        {
            Place field = at[name];
            if (Equals(field.Value, old.Get(old.ObjectType.Find(name)!)))
                continue;
            field.Invalid(
                field.Value switch
                {
                    null => field.Shown is "" && name is "name" or "namespace" ? "" : new RawJson("null"),
                    DateTimeOffset time => ObjectWriter.FormatTime(FieldType.Time, time),
                    _ => field.Shown,
                },
                Immutable);
        }

        MetadataRules.Updatable.Check(at);
    }

    public static void Annotations(Place at, ObjectMeta old)
    {
        foreach ((string key, string value) in old.Annotations)
        {
            if (Kind(key) is { } kind && (!at.Texts.TryGetValue(key, out string? now) || now != value))
                at.Key(key).Forbidden("may not remove or update " + kind);
        }

        foreach (string key in at.Texts.Keys)
        {
            if (Kind(key) is { } kind && !old.Annotations.ContainsKey(key))
                at.Key(key).Forbidden("may not add " + kind);
        }
    }

    public static void EphemeralContainers(Place at, PodSpec old)
    {
        foreach (EphemeralContainer existing in old.EphemeralContainers)
        {
            Place? now = at.Items.FirstOrDefault(c => c["name"].Text == existing.Name);
            if (now is null)
                at.Forbidden($"existing ephemeral containers {GoQuote.Format(existing.Name)} may not be removed");
            else if (!existing.Equals(now.Value))
                at.Forbidden($"existing ephemeral containers {GoQuote.Format(existing.Name)} may not be changed");
        }
    }

    public static void Main(Place root, Pod old)
    {
        Place spec = root["spec"];
        Annotations(root["metadata.annotations"], old.Metadata);
        foreach ((string list, int count) in (ReadOnlySpan<(string, int)>)[("containers", old.Spec.Containers.Count), ("initContainers", old.Spec.InitContainers.Count)])
        {
            if (spec[list].Count != count)
            {
                spec[list].Forbidden(NoOtherContainers);
                return;
            }

            foreach (Place container in spec[list].Items)
            {
                if (container["image"].Text.Length == 0)
                    container["image"].Required();
            }
        }

        if (!Deadline(spec["activeDeadlineSeconds"], old.Spec.ActiveDeadlineSeconds))
            return;
        Tolerations(spec["tolerations"], old.Spec.Tolerations);
        foreach (Place gate in spec["schedulingGates"].Items)
        {
            if (!old.Spec.SchedulingGates.Any(g => g.Name == gate["name"].Text))
                gate["name"].Forbidden($"only deletion is allowed, but found new scheduling gate '{gate["name"].Text}'");
        }

        PodSpec rest = Munged(((Pod)root.Value!).Spec, old.Spec);
        if (old.Spec.SchedulingGates.Count > 0)
            rest = Gated(spec, rest, old.Spec);
        if (rest != old.Spec)
            spec.Forbidden(OnlyThese);
    }

    private static string? Kind(string annotation) => annotation switch
    {
        PodKind.MirrorAnnotation => "mirror pod annotation",
        _ when annotation.StartsWith(AppArmor.AnnotationPrefix, StringComparison.Ordinal) => "AppArmor annotations",
        _ => null,
    };

    /// <summary>False when the deadline is so wrong that nothing more is checked.</summary>
    private static bool Deadline(Place at, long? old)
    {
        if (!at.IsSet)
        {
            if (old is not null)
                at.Invalid(new RawJson("null"), "must not update from a positive integer to nil value");
            return true;
        }

        int before = at.Validation.Errors.Count;
        Checks.Between(0, int.MaxValue)(at);
        if (at.Validation.Errors.Count == before && old < at.Number)
            at.Invalid("must be less than or equal to previous value");
        return at.Validation.Errors.Count == before;
    }

    private static void Tolerations(Place at, ValueList<Toleration> old)
    {
        var now = at.Value as ValueList<Toleration> ?? [];
        if (old.Any(o => !now.Any(n => n with { TolerationSeconds = null } == o with { TolerationSeconds = null })))
            at.Forbidden("existing toleration can not be modified except its tolerationSeconds");
    }

    /// <summary>The new spec with everything that may change put back as it was.</summary>
    private static PodSpec Munged(PodSpec spec, PodSpec old)
    {
        PodSpec munged = spec with
        {
            InitContainers = WithImages(spec.InitContainers, old.InitContainers),
            ActiveDeadlineSeconds = old.ActiveDeadlineSeconds,
            Tolerations = old.Tolerations,
            SchedulingGates = old.SchedulingGates,
        };

        // A list of containers that is null is not the same as an empty one.
        return munged.Containers.Count == 0 ? munged : munged with { Containers = WithImages(spec.Containers, old.Containers) };
    }

    private static ValueList<Container> WithImages(ValueList<Container> containers, ValueList<Container> old) =>
        containers.Select((c, i) => c with { Image = old[i].Image }).ToValueList();

    /// <summary>While a pod is held back by gates, where it may run can still be narrowed.</summary>
    private static PodSpec Gated(Place spec, PodSpec rest, PodSpec old)
    {
        Place selector = spec["nodeSelector"];
        if (old.NodeSelector.Any(pair => !selector.Texts.TryGetValue(pair.Key, out string? value) || value != pair.Value))
            selector.Invalid(selector.IsSet ? selector.Shown : new RawJson("null"), "only additions to spec.nodeSelector are allowed (no mutations or deletions)");

        var draft = new Draft(rest);
        NodeTerms(spec, old);
        if (draft["affinity"] is null && old.Affinity is not null && new Draft(old.Affinity) is var oldAffinity && !oldAffinity.Has("podAffinity") && !oldAffinity.Has("podAntiAffinity"))
        {
            draft.Set("affinity", old.Affinity);
        }
        else if (draft.Has("affinity"))
        {
            draft.Set("affinity.nodeAffinity", new Draft(old)["affinity.nodeAffinity"]);
            if (draft["affinity"] is ApiObject { IsEmpty: true } && old.Affinity is null)
                draft.Set("affinity", null);
        }

        return (PodSpec)draft.Object with { NodeSelector = old.NodeSelector };
    }

    private static void NodeTerms(Place spec, PodSpec old)
    {
        if (NodeSelectors.RequiredTerms(old) is not { Count: > 0 } oldTerms)
            return;
        ValueList<UntypedObject> terms = NodeSelectors.RequiredTerms(((PodSpec)spec.Value!)) ?? [];
        if (terms.Count != oldTerms.Count)
        {
            spec.Below(RequiredTerms).Invalid(terms.Count == 0 ? new RawJson("null") : InternalJson.Of(terms), "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }

        for (int i = 0; i < terms.Count; i++)
        {
            bool grows = Includes(terms[i], oldTerms[i], "matchExpressions") && Includes(terms[i], oldTerms[i], "matchFields");
            if (!grows || (oldTerms[i].IsEmpty && !terms[i].IsEmpty))
                spec.Below(RequiredTerms).At(i).Invalid(InternalJson.Of(terms[i]), "only additions are allowed (no mutations or deletions)");
        }
    }

    private static bool Includes(UntypedObject term, UntypedObject old, string list)
    {
        var now = term[list] as ValueList<UntypedObject> ?? [];
        return (old[list] as ValueList<UntypedObject> ?? []).All(requirement => now.Contains(requirement));
    }
}
