namespace PodLifecycle;

/// <summary>The words of kstatus that a pod can get. Its word for an object that is not there, <c>NotFound</c>, is not among them.</summary>
public enum KstatusStatus
{
    /// <summary>On its way to what was asked for; wait.</summary>
    InProgress,

    /// <summary>Stuck: without help it will not get there.</summary>
    Failed,

    /// <summary>Nothing is left to do. That is so of a pod that is Ready and of one that has ended, also of one that has failed.</summary>
    Current,

    /// <summary>It is being deleted, whatever else holds.</summary>
    Terminating,

    /// <summary>kstatus refuses to judge and returns an error, which tools that use it show as this word.</summary>
    Unknown,
}
