namespace PodLifecycle;

/// <summary>Why the last attempt to start a container failed: remembered until a start succeeds, and shown as the reason it waits.</summary>
internal sealed record StartError(string Container, string Reason, string Message);
