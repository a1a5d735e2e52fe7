namespace PodLifecycle.Simulation;

/// <summary>The words that STATUS has while a container waits for its next try. One wait has several: which one shows depends on when the kubelet happens to sync.</summary>
internal static class WaitWords
{
    private const string CrashBackOff = "CrashLoopBackOff";
    private const string ImageBackOff = "ImagePullBackOff";
    private const string ImageError = "ErrImagePull";

    /// <summary>What a wait between two runs may be called before a sync has looked at it.</summary>
    private static readonly HashSet<string> crashed =
        ["Error", "Completed", "OOMKilled", "NotReady", "StartError", "RunContainerError", "PostStartHookError"];

    /// <summary>Waits that have one word only.</summary>
    private static readonly HashSet<string> others =
        ["InvalidImageName", "ErrImageNeverPull", "CreateContainerError", "CreateContainerConfigError", "ContainerCannotRun"];

    public static bool IsCrashBackOff(SeenState state) => Word(state.Status) == CrashBackOff;

    /// <summary>A container of the pod waits for its next try.</summary>
    public static bool IsWaiting(SeenState state)
    {
        string word = Word(state.Status);
        return !LegalWay.IsTerminal(state.Phase) && !state.Deleting
            && (word is CrashBackOff or ImageBackOff or ImageError || crashed.Contains(word) || others.Contains(word));
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
        CrashBackOff => crashed.Contains(early),
        ImageBackOff => early == ImageError,
        _ => false,
    };

    private static bool IsImageWait(SeenState state) => Word(state.Status) is ImageBackOff or ImageError;

    /// <summary>The status without a leading <c>Init:</c>.</summary>
    private static string Word(string status) => status[(status.LastIndexOf(':') + 1)..];
}
