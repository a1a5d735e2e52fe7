using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What <c>kubectl describe</c> looks for in <c>involvedObject</c>; events of a static pod carry its own uid. The kind does not matter.</summary>
internal sealed record EventReference(string Name, string Namespace, string Uid)
{
    public static EventReference Of(Pod pod) =>
        new(pod.Metadata.Name, pod.Metadata.Namespace, pod.Metadata.Annotations.GetValueOrDefault(PodKind.MirrorAnnotation, pod.Metadata.Uid));

    public bool Matches(Event e) => e.InvolvedObject.Name == Name && e.InvolvedObject.Namespace == Namespace && e.InvolvedObject.Uid == Uid;

    /// <summary>The field selector, for a client that asks a server for the events.</summary>
    public override string ToString() => $"involvedObject.name={Name},involvedObject.namespace={Namespace},involvedObject.uid={Uid}";
}
