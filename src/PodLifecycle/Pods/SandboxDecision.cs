using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Whether a pod needs a new sandbox. A lost sandbox takes all its containers with it.</summary>
/// <param name="NewNeeded">A new sandbox is needed.</param>
/// <param name="Attempt">The number of the sandbox that the pod goes on with, the new or the present one.</param>
/// <param name="PreviousKnown">There is a sandbox that the pod may be said to lose; with a new one an event tells so.</param>
internal readonly record struct SandboxDecision(bool NewNeeded, int Attempt, bool PreviousKnown)
{
    /// <summary>Decides by the newest sandbox; an older one that is ready does not help.</summary>
    public static SandboxDecision For(bool hostNetwork, ValueList<Sandbox> newestFirst)
    {
        if (newestFirst.Count == 0)
            return new(true, 0, false);

        Sandbox newest = newestFirst[0];
        if (CountReady(newestFirst) > 1 || !newest.Ready)
            return new(true, newest.Attempt + 1, true);
        if (newest.HostNetwork != hostNetwork)
            return new(true, newest.Attempt + 1, false);
        if (!hostNetwork && newest.Ip is "")
            return new(true, newest.Attempt + 1, true);
        return new(false, newest.Attempt, true);
    }

    private static int CountReady(ValueList<Sandbox> sandboxes)
    {
        int ready = 0;
        foreach (Sandbox sandbox in sandboxes)
        {
            if (sandbox.Ready)
                ready++;
        }

        return ready;
    }
}
