namespace PodLifecycle.Api;

/// <summary>What the API server makes of a manifest as a user wrote it.</summary>
public static class PodManifest
{
    /// <summary>Fills in every field that the API server fills in when it reads an object (v1.36): policies, probe timings, requests from limits, ...</summary>
    /// <typeparam name="T">The kind: a <see cref="Pod"/>, or an <see cref="UntypedObject"/> such as a Deployment.</typeparam>
    /// <param name="manifest">The object as written.</param>
    /// <returns>The object as clients see it afterwards. Applying it twice changes nothing more.</returns>
    public static T WithDefaults<T>(this T manifest)
        where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return (T)Conversions.Apply(ObjectDefaults.Apply(manifest));
    }

    /// <summary>What the API server would find wrong with a new object, in its words and order, or warn of.</summary>
    /// <remarks>
    /// Pods, Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs, CronJobs and ReplicationControllers; nothing is found about other kinds.
    /// Defaults are filled in first, as on a request. What only a cluster can know (whether a ConfigMap exists) and time zones are not checked.
    /// </remarks>
    /// <param name="manifest">The object as written.</param>
    /// <returns>The findings; empty when the object is accepted without a word. An object with findings of severity error has no warnings.</returns>
    public static IReadOnlyList<ManifestError> Validate(this ApiObject manifest) => Validate(manifest, warnAlways: false);

    /// <param name="manifest">The object as written.</param>
    /// <param name="warnAlways">Warn of a refused object too, as the API server would once its errors are mended.</param>
    internal static IReadOnlyList<ManifestError> Validate(ApiObject manifest, bool warnAlways)
    {
        const string AnySuffix = "xxxxx";
        ArgumentNullException.ThrowIfNull(manifest);
        ApiObject completed = manifest.WithDefaults();
        if (completed is not Pod pod)
            return [.. PodValidation.OfNewWorkload(completed).Select(Error)];

        Pod created = PodCreation.Prepare(pod, default, AnySuffix);
        IReadOnlyList<FieldError> errors = PodValidation.OfNew(created);
        IReadOnlyList<(string Path, string Text)> warnings = errors.Count == 0 || warnAlways ? PodWarnings.OfNew(pod, created) : [];
        return [.. errors.Select(Error), .. warnings.Select(w => new ManifestError(w.Path, w.Text) { Severity = ManifestSeverity.Warning })];
    }

    /// <summary>What the API server accepts in an object without a word, but is surely not meant: words that a shell ignores, a port name that no port has, ...</summary>
    /// <param name="manifest">The object as written.</param>
    /// <returns>Findings of severity warning, each with what would mend it.</returns>
    public static IReadOnlyList<ManifestError> Advise(this ApiObject manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return ContentAdvice.Of(manifest.WithDefaults());
    }

    private static ManifestError Error(FieldError error) => new(error.Path, error.Message) { Suggestion = ValidationAdvice.For(error) };
}
