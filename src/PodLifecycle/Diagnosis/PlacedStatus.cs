using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A container's status and where it stands in the pod.</summary>
/// <param name="List">The list's path, such as <c>status.containerStatuses</c>.</param>
/// <param name="Index">Its place in the list.</param>
/// <param name="Status">The status.</param>
/// <param name="IsSidecar">Whether it is an init container that goes on running.</param>
internal readonly record struct PlacedStatus(string List, int Index, ContainerStatus Status, bool IsSidecar)
{
    public const string Regular = "status.containerStatuses";
    public const string Init = "status.initContainerStatuses";
    public const string Ephemeral = "status.ephemeralContainerStatuses";

    /// <summary>Neither sidecar nor regular: it must end before the pod goes on.</summary>
    public bool IsPlainInit => List == Init && !IsSidecar;

    /// <summary>One that counts for readiness and for READY: a regular container or a sidecar.</summary>
    public bool IsMain => List == Regular || IsSidecar;

    public static IEnumerable<PlacedStatus> All(Pod pod) =>
        Of(pod, Regular).Concat(Of(pod, Init)).Concat(Of(pod, Ephemeral));

    public static IEnumerable<PlacedStatus> Of(Pod pod, string list)
    {
        ValueList<ContainerStatus> statuses = ListOf(pod, list);
        for (int i = 0; i < statuses.Count; i++)
            yield return new(list, i, statuses[i], list == Init && NamesSidecar(pod.Spec, statuses[i].Name));
    }

    /// <summary>The statuses that both versions have, by name: before and after.</summary>
    public static IEnumerable<(ContainerStatus Before, PlacedStatus After)> Pairs(Pod before, Pod after)
    {
        foreach (PlacedStatus now in All(after))
        {
            if (Statuses.Find(ListOf(before, now.List), now.Status.Name) is { } then)
                yield return (then, now);
        }
    }

    public Breach Breach(string field, string problem, FieldEdit? mend = null) => new($"{List}[{Index}].{field}", $"{Status.Name}: {problem}", mend);

    /// <summary>The edit of one field of this status; null takes the field away.</summary>
    public FieldEdit Edit(string field, object? value) =>
        value is null ? FieldEdit.Remove($"{List}[{Index}].{field}") : FieldEdit.Set($"{List}[{Index}].{field}", value);

    /// <summary>The container that the status is of, or null where the spec has none of that name.</summary>
    public Container? ContainerIn(PodSpec spec)
    {
        foreach (Container container in List == Init ? spec.InitContainers : spec.Containers)
        {
            if (container.Name == Status.Name)
                return container;
        }

        return null;
    }

    private static ValueList<ContainerStatus> ListOf(Pod pod, string list) => list switch
    {
        Regular => pod.Status.ContainerStatuses,
        Init => pod.Status.InitContainerStatuses,
        _ => pod.Status.EphemeralContainerStatuses,
    };

    private static bool NamesSidecar(PodSpec spec, string name)
    {
        foreach (Container container in spec.InitContainers)
        {
            if (container.Name == name)
                return Sidecars.IsSidecar(container);
        }

        return false;
    }
}
