using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The check of <c>runAsNonRoot</c> before a container is made. What the container says beats what the pod says.</summary>
internal static class NonRootCheck
{
    /// <summary>What keeps the container from being made; null when nothing does.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="context">Its security context.</param>
    /// <param name="imageUid">The image's user as a number; null when it is a name or none.</param>
    /// <param name="imageUser">The image's user as a name; empty when it is a number or none, and none means root.</param>
    public static string? Error(Pod pod, string container, UntypedObject? context, long? imageUid, string imageUser)
    {
        if (Setting(pod, context, "runAsNonRoot") is not true)
            return null;

        string where = $"(pod: \"{PodReference.Format(pod.Metadata)}\", container: {container})";
        if (Setting(pod, context, "runAsUser") is { } user)
            return Convert.ToInt64(user, CultureInfo.InvariantCulture) == 0 ? $"container's runAsUser breaks non-root policy {where}" : null;
        if (imageUser.Length > 0)
            return $"container has runAsNonRoot and image has non-numeric user ({imageUser}), cannot verify user is non-root {where}";
        return imageUid is null or 0 ? $"container has runAsNonRoot and image will run as root {where}" : null;
    }

    private static object? Setting(Pod pod, UntypedObject? container, string field) => container?[field] ?? pod.Spec.SecurityContext?[field];
}
