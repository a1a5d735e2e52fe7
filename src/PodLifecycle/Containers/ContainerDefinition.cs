using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The part of a container's spec that makes a running instance outdated when it changes: since 1.31 its name and image.</summary>
internal static class ContainerDefinition
{
    public static bool HasChanged(Container container, ContainerRecord record) => record.SpecImage.Length > 0 && record.SpecImage != container.Image;
}
