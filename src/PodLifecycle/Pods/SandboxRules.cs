using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a kubelet thinks of the sandboxes it sees; they are given newest first.</summary>
internal static class SandboxRules
{
    /// <summary>Whether the pod needs another sandbox before its containers can run.</summary>
    public static bool NeedsNew(PodSpec spec, ValueList<Sandbox> sandboxes)
    {
        if (sandboxes.Count == 0 || ReadyCount(sandboxes) > 1)
            return true;

        Sandbox newest = sandboxes[0];
        return !newest.Ready
            || newest.HostNetwork != spec.HostNetwork
            || (!spec.HostNetwork && newest.Ip is "");
    }

    /// <summary>The newest sandbox, if it is ready: the one the pod lives in.</summary>
    public static Sandbox? Active(ValueList<Sandbox> sandboxes) => sandboxes.Count > 0 && sandboxes[0].Ready ? sandboxes[0] : null;

    private static int ReadyCount(ValueList<Sandbox> sandboxes)
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
