namespace PodLifecycle;

/// <summary>The language of an explanation. Kubernetes' own words, such as reasons and field names, stay as they are.</summary>
public enum ExplainLanguage
{
    /// <summary>English, the default.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    Chinese,
}
