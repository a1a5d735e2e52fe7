namespace PodLifecycle;

/// <summary>What an event about a pod or one of its containers says.</summary>
/// <param name="Type">One of <see cref="Api.EventType"/>.</param>
/// <param name="Reason">One word.</param>
/// <param name="Message">The text.</param>
internal readonly record struct PodEvent(string Type, string Reason, string Message);
