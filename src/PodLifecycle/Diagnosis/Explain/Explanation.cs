using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Why a pod shows what it shows, in plain language.</summary>
public sealed record Explanation
{
    /// <summary>The row of <c>kubectl get</c> that is explained.</summary>
    public required PodRow Row { get; init; }

    /// <summary>The language of all texts.</summary>
    public required ExplainLanguage Language { get; init; }

    /// <summary>The container whose state decides STATUS; null where none does.</summary>
    public string? Container { get; init; }

    /// <summary>The reasons that were found, the deciding one first: words such as <c>CrashLoopBackOff</c>; empty where all is well.</summary>
    public required ValueList<string> Reasons { get; init; }

    /// <summary>The answers, at most one section a topic, in the order of <see cref="ExplanationTopic"/>; none is empty.</summary>
    public required ValueList<ExplanationSection> Sections { get; init; }

    /// <summary>The sentences of one topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>The sentences in order; empty where there is nothing to say.</returns>
    public ValueList<ExplanationSentence> this[ExplanationTopic topic]
    {
        get
        {
            foreach (ExplanationSection section in Sections)
            {
                if (section.Topic == topic)
                    return section.Sentences;
            }

            return ValueList<ExplanationSentence>.Empty;
        }
    }

    /// <summary>All sections as text: a title on a line of its own, then each sentence on a line, indented by two.</summary>
    /// <returns>Lines that each end with <c>\n</c>.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (ExplanationSection section in Sections)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(section.Title).Append('\n');
            foreach (ExplanationSentence sentence in section.Sentences)
                text.Append("  ").Append(sentence.Text).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>The answer to one question.</summary>
/// <param name="Topic">The question.</param>
/// <param name="Title">The question in the language of the explanation.</param>
/// <param name="Sentences">The answer; at least one sentence.</param>
public sealed record ExplanationSection(ExplanationTopic Topic, string Title, ValueList<ExplanationSentence> Sentences);

/// <summary>One sentence, and the fields from which it was made.</summary>
/// <param name="Key">The sentence's name, the same in every language, such as <c>next.back-off</c>.</param>
/// <param name="Text">The text; one line.</param>
/// <param name="Fields">Paths such as <c>status.containerStatuses[0].state.waiting.reason</c>; empty for general advice.</param>
public sealed record ExplanationSentence(string Key, string Text, ValueList<string> Fields);
