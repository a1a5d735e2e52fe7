using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Changed CPU or memory of a running container: put in force in place, unless its <c>resizePolicy</c> asks for a restart.</summary>
internal static class ContainerResizing
{
    public const string RestartContainer = "RestartContainer";
    private static readonly string[] Resources = [ResourceName.Cpu, ResourceName.Memory];

    /// <summary>Whether the instance stays; else it is killed, and the caller starts the container again whatever its policy.</summary>
    public static bool Decide(Container container, ContainerRecord record, ref PodActionsDraft draft)
    {
        if (record.ActuatedResources is not { } actuated)
            return true;

        foreach (string resource in Resources)
        {
            if (Differs(container.Resources, actuated, resource) && NeedsRestart(container, resource))
            {
                draft.Kill(record, KillReason.Unspecified, KillMessage.ResizeRequiresRestart(container.Name));
                return false;
            }
        }

        foreach (string resource in Resources)
        {
            if (Differs(container.Resources, actuated, resource))
                draft.Resize(record, resource);
        }

        return true;
    }

    private static bool Differs(ResourceRequirements wanted, ResourceRequirements actuated, string resource) =>
        wanted.Limits.GetValueOrDefault(resource) != actuated.Limits.GetValueOrDefault(resource)
        || wanted.Requests.GetValueOrDefault(resource) != actuated.Requests.GetValueOrDefault(resource);

    private static bool NeedsRestart(Container container, string resource)
    {
        foreach (UntypedObject policy in container.ResizePolicy)
        {
            if (policy["resourceName"] is string name && name == resource)
                return policy["restartPolicy"] is RestartContainer;
        }

        return false;
    }
}
