using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Looks up containers in the short lists of a pod's spec.</summary>
internal static class ContainerLists
{
    /// <summary>The container of that name among all of a pod, ephemeral ones included; null when there is none.</summary>
    public static Container? Find(PodSpec spec, string name) =>
        Find(spec.Containers, name) ?? Find(spec.InitContainers, name) ?? spec.EphemeralContainers.FirstOrDefault(c => c.Name == name)?.AsContainer();

    /// <summary>The first container of that name, or null.</summary>
    public static Container? Find(ValueList<Container> containers, string name)
    {
        foreach (Container container in containers)
        {
            if (container.Name == name)
                return container;
        }

        return null;
    }
}
