using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// One pod as its API object and its kubelet see it, as one pure machine: an input at an instant turns a state into the next state and
/// into effects that the world around it carries out and answers.
/// </summary>
/// <remarks>
/// The machine knows no clock, no randomness and no I/O. It composes small machines (<c>docs/machines/</c>): the API object, the pod
/// worker, the sandbox, and for each container its lifecycle, its crash-loop back-off and its probe workers. Thread-safe: it holds
/// nothing but options.
/// </remarks>
public sealed class PodMachine
{
    private PodMachine(Pod pod, PodContainers layout, KubeletOptions options)
    {
        Created = pod;
        Layout = layout;
        Options = options;
        Kubelet = new KubeletFacts { NodeIps = options.NodeIps, StartedAt = options.StartedAt ?? DateTimeOffset.UnixEpoch };
    }

    /// <summary>The pod as it is created.</summary>
    public Pod Created { get; }

    /// <summary>The node that runs the pod.</summary>
    public KubeletOptions Options { get; }

    /// <summary>The containers of the pod as it is created.</summary>
    internal PodContainers Layout { get; }

    /// <summary>What the status says about the node.</summary>
    internal KubeletFacts Kubelet { get; }

    /// <summary>A machine for a pod.</summary>
    /// <param name="pod">The pod as a user writes it; defaults are filled in as the API server does.</param>
    /// <param name="options">The node; default <see cref="KubeletOptions.Default"/>.</param>
    /// <returns>The machine.</returns>
    public static PodMachine For(Pod pod, KubeletOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pod);
        Pod created = pod.WithDefaults();
        return new(created, PodContainers.Of(created.Spec), options ?? KubeletOptions.Default);
    }

    /// <summary>A machine for a pod called <c>pod</c> that has only a spec.</summary>
    /// <param name="spec">The spec as a user writes it.</param>
    /// <param name="options">The node; default <see cref="KubeletOptions.Default"/>.</param>
    /// <returns>The machine.</returns>
    public static PodMachine For(PodSpec spec, KubeletOptions? options = null) =>
        For(new Pod { Metadata = new() { Name = "pod" }, Spec = spec }, options);

    /// <summary>The machine of another pod that has the same spec, from before the defaults were filled in.</summary>
    internal PodMachine ForAnother(Pod pod) => new(pod with { Spec = Created.Spec }, Layout, Options);

    /// <summary>The pod right after its creation: in the API, on no node.</summary>
    /// <param name="at">When it is created; the object's times are cut to whole seconds.</param>
    /// <returns>The first state.</returns>
    public PodState Start(DateTimeOffset at) => PodStep.Create(this, at);

    /// <summary>What an input does to a pod.</summary>
    /// <param name="state">The pod before; a state of this machine.</param>
    /// <param name="input">What happens.</param>
    /// <param name="at">When; not before the instant of the step before.</param>
    /// <returns>The pod afterwards, and what the world is asked to do.</returns>
    /// <exception cref="InvalidOperationException">The pod's present state does not take this input; the message names both.</exception>
    public Step Step(PodState state, PodInput input, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        return new PodStep(this, state, at).Run(input);
    }
}
