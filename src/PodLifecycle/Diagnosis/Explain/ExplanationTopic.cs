namespace PodLifecycle;

/// <summary>The questions that an explanation answers, in its order.</summary>
public enum ExplanationTopic
{
    /// <summary>What is the pod doing, and which container decides?</summary>
    Summary,

    /// <summary>Which rules, looking at which fields, wrote the STATUS column?</summary>
    Status,

    /// <summary>Which rule, looking at which fields, gave the phase?</summary>
    Phase,

    /// <summary>What do the conditions say, and why?</summary>
    Conditions,

    /// <summary>What happens next, and when?</summary>
    Next,

    /// <summary>What usually causes this?</summary>
    Causes,

    /// <summary>What is to be done?</summary>
    Remedies,
}
