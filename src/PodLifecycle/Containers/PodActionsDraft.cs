using System.Runtime.InteropServices;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Actions while they are being decided. Allocates only for what there is to do.</summary>
internal struct PodActionsDraft
{
    private List<int>? ephemeral;
    private List<int>? init;
    private List<int>? main;
    private List<ContainerKill>? kills;
    private List<ContainerReset>? resets;
    private List<ContainerResize>? resizes;

    public bool KillPod;
    public bool CreateSandbox;

    public readonly bool StartsNoMain => main is null;

    public void StartEphemeral(int index) => (ephemeral ??= []).Add(index);

    public void StartInit(int index) => (init ??= []).Add(index);

    public void StartMain(int index) => (main ??= []).Add(index);

    public void Kill(ContainerRecord record, KillReason reason, string message) => (kills ??= []).Add(new(record, reason, message));

    public void Reset(ContainerRecord record) => (resets ??= []).Add(new(record));

    public void Resize(ContainerRecord record, string resource) => (resizes ??= []).Add(new(record, resource));

    /// <summary>The whole pod goes down: no init container is started after all.</summary>
    public void KillPodAndStartNothing()
    {
        KillPod = true;
        init = null;
    }

    public readonly PodActions Finish(SandboxDecision sandbox)
    {
        // The init containers were looked at from the last to the first.
        init?.Sort();
        return new PodActions
        {
            KillPod = KillPod,
            CreateSandbox = CreateSandbox,
            SandboxAttempt = sandbox.Attempt,
            PreviousSandboxKnown = sandbox.PreviousKnown,
            EphemeralContainersToStart = List(ephemeral),
            InitContainersToStart = List(init),
            ContainersToStart = List(main),
            ContainersToKill = List(kills),
            ContainersToReset = List(resets),
            ResourcesToResize = List(resizes),
        };
    }

    private static ValueList<T> List<T>(List<T>? items) => ValueList.Create<T>(CollectionsMarshal.AsSpan(items));
}
