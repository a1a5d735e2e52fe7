namespace PodLifecycle;

/// <summary>The reasons of ended containers that decide something; a runtime may give others.</summary>
internal static class TerminationReason
{
    /// <summary>The kernel killed the container for want of memory.</summary>
    public const string OomKilled = "OOMKilled";
}
