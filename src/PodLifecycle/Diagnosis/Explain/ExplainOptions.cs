using System.Globalization;

namespace PodLifecycle;

/// <summary>How a pod is explained.</summary>
public sealed record ExplainOptions
{
    /// <summary>The language; default English.</summary>
    public ExplainLanguage Language { get; init; }

    /// <summary>The version of the cluster, on which STATUS and the time of restarts depend; default 1.36.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.V1_36;

    /// <summary>The language that suits a culture.</summary>
    /// <param name="culture">A culture, such as that of the user's machine.</param>
    /// <returns>Chinese for every culture of that language, English for all others.</returns>
    public static ExplainLanguage LanguageOf(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "zh" ? ExplainLanguage.Chinese : ExplainLanguage.English;
    }
}
