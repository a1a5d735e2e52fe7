using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A credential for a registry that a pod brings along.</summary>
/// <param name="Namespace">The secret's namespace.</param>
/// <param name="Name">The secret's name.</param>
/// <param name="Uid">The secret's uid.</param>
/// <param name="Credential">What the registry is shown; secrets with the same are as good as each other.</param>
internal sealed record PullSecret(string Namespace, string Name, string Uid, string Credential)
{
    public bool IsSameSecret(PullSecret other) => Namespace == other.Namespace && Name == other.Name && Uid == other.Uid;
}

/// <summary>With which credentials a kubelet has pulled an image; it survives a restart of the kubelet.</summary>
internal sealed record PullRecord
{
    /// <summary>Pulled without credentials: every pod of the node may use it, for good.</summary>
    public static PullRecord Anonymous { get; } = new() { NodeAccessible = true };

    public bool NodeAccessible { get; init; }

    public ValueList<PullSecret> Secrets { get; init; } = ValueList<PullSecret>.Empty;

    /// <summary>The record after a pull that succeeded, or after a pod whose secret was accepted.</summary>
    /// <param name="before">The record before; null when there was none.</param>
    /// <param name="secret">The credential; null for a pull without.</param>
    public static PullRecord After(PullRecord? before, PullSecret? secret)
    {
        if (secret is null || before is { NodeAccessible: true })
            return Anonymous;
        if (before is null)
            return new() { Secrets = [secret] };

        int known = before.Secrets.IndexOf(secret.IsSameSecret);
        return new() { Secrets = known < 0 ? before.Secrets.Add(secret) : before.Secrets.SetItem(known, secret) };
    }
}
