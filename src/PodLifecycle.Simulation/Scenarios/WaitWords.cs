namespace PodLifecycle.Simulation;

/// <summary>The words that STATUS has while a container waits for its next try. One wait has several: which one shows depends on when the kubelet happens to sync.</summary>
internal static class WaitWords
{
    /// <summary>What a wait between two runs may be called before a sync has looked at it.</summary>
    private static readonly HashSet<string> crashed =
        ["Error", ContainerReason.Completed, ContainerReason.OomKilled, StatusWord.NotReady, "StartError", ContainerReason.RunContainerError, ContainerReason.PostStartHookError];

    /// <summary>Waits that have one word only.</summary>
    private static readonly HashSet<string> others =
        [ContainerReason.InvalidImageName, ContainerReason.ErrImageNeverPull, ContainerReason.CreateContainerError, ContainerReason.CreateContainerConfigError, "ContainerCannotRun"];

    public static bool IsCrashBackOff(SeenState state) => Word(state.Status) == ContainerReason.CrashLoopBackOff;

    /// <summary>A container of the pod waits for its next try.</summary>
    public static bool IsWaiting(SeenState state)
    {
        string word = Word(state.Status);
        return !PodPhaseRules.IsTerminal(state.Phase) && !state.Deleting
            && (word is ContainerReason.CrashLoopBackOff or ContainerReason.ImagePullBackOff or ContainerReason.ErrImagePull || crashed.Contains(word) || others.Contains(word));
    }

    /// <summary>Equal, or two words for the same wait.</summary>
    public static bool SameWait(SeenState a, SeenState b) =>
        a == b || (AreOneWait(a.Status, b.Status) && IsWaiting(a) && a with { Status = b.Status } == b);

    /// <summary>Both are the same wait, and it is one between two runs of a container.</summary>
    public static bool SameCrashWait(SeenState a, SeenState b) =>
        IsWaiting(a) && SameWait(a, b) && !IsImageWait(a) && !IsImageWait(b);

    private static bool AreOneWait(string a, string b)
    {
        (string word, string other) = (Word(a), Word(b));
        return a.AsSpan(0, a.Length - word.Length).SequenceEqual(b.AsSpan(0, b.Length - other.Length))
            && (MayTurnInto(word, other) || MayTurnInto(other, word));
    }

    private static bool MayTurnInto(string early, string late) => late switch
    {
        ContainerReason.CrashLoopBackOff => crashed.Contains(early),
        ContainerReason.ImagePullBackOff => early == ContainerReason.ErrImagePull,
        _ => false,
    };

    private static bool IsImageWait(SeenState state) => Word(state.Status) is ContainerReason.ImagePullBackOff or ContainerReason.ErrImagePull;

    /// <summary>The status without a leading <c>Init:</c>.</summary>
    private static string Word(string status) => status[(status.LastIndexOf(':') + 1)..];
}
