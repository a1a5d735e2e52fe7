using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What <c>kubectl describe</c> looks for in <c>involvedObject</c>. The kind does not matter.</summary>
internal sealed record EventReference(string Name, string Namespace, string Uid)
{
    /// <summary>On the mirror pod of a static pod: the uid under which the kubelet reports its events.</summary>
    private const string MirrorAnnotation = "kubernetes.io/config.mirror";

    public static EventReference Of(Pod pod) =>
        new(pod.Metadata.Name, pod.Metadata.Namespace, pod.Metadata.Annotations.GetValueOrDefault(MirrorAnnotation, pod.Metadata.Uid));

    public bool Matches(Event e) => e.InvolvedObject.Name == Name && e.InvolvedObject.Namespace == Namespace && e.InvolvedObject.Uid == Uid;

    /// <summary>The field selector, for a client that asks a server for the events.</summary>
    public override string ToString() => $"involvedObject.name={Name},involvedObject.namespace={Namespace},involvedObject.uid={Uid}";
}
