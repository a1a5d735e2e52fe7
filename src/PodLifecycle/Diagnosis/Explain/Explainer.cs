using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Makes one explanation: asks each topic's part in turn, and writes their sentences in the reader's language.</summary>
internal sealed class Explainer
{
    private readonly List<ExplanationSection> sections = [];
    private List<ExplanationSentence> current = [];

    public Explainer(Pod pod, DateTimeOffset now, ExplainOptions options)
    {
        Pod = pod;
        Now = now;
        Options = options;
        Words = Sentences.Of(options.Language);
        Row = Kubectl.Get(pod, now, options.Version);
        Steps = Kubectl.ExplainStatus(pod, options.Version);
        Troubles = PodTrouble.Find(pod, Steps[^1]);
    }

    public Pod Pod { get; }

    public DateTimeOffset Now { get; }

    public ExplainOptions Options { get; }

    public Sentences Words { get; }

    public PodRow Row { get; }

    /// <summary>How STATUS came about; the last step has the last word.</summary>
    public IReadOnlyList<StatusStep> Steps { get; }

    /// <summary>What there is to explain, the deciding thing first.</summary>
    public IReadOnlyList<PodTrouble> Troubles { get; }

    /// <summary>Only the node life cycle controller takes the reason away when it sets Ready to False.</summary>
    public bool IsNodeSilent =>
        Statuses.Find(Pod.Status.Conditions, PodConditionType.Ready) is { Status: ConditionStatus.False, Reason: "" }
        && Statuses.IsTrue(Pod.Status.Conditions, PodConditionType.ContainersReady);

    public Explanation Explain()
    {
        Section(ExplanationTopic.Summary, ExplainedSummary.Say);
        Section(ExplanationTopic.Status, ExplainedStatus.Say);
        Section(ExplanationTopic.Phase, ExplainedPhase.Say);
        Section(ExplanationTopic.Conditions, ExplainedConditions.Say);
        Section(ExplanationTopic.Next, ExplainedNext.Say);
        Section(ExplanationTopic.Causes, ExplainedReasons.SayCauses);
        Section(ExplanationTopic.Remedies, ExplainedReasons.SayRemedies);
        return new Explanation
        {
            Row = Row,
            Language = Options.Language,
            Container = Troubles.Count > 0 && Troubles[0].Decides ? Troubles[0].Container?.Status.Name : null,
            Reasons = Troubles.Select(t => t.Reason).Where(reason => reason.Length > 0).Distinct().ToValueList(),
            Sections = [.. sections],
        };
    }

    /// <summary>Adds a sentence. <c>{pod}</c> and <c>{-n}</c> are always filled in.</summary>
    public void Say(string key, ReadOnlySpan<string> fields, params ReadOnlySpan<(string Place, string Value)> places) => Add(key, Words.Write(key, Filled(places)), fields);

    /// <summary>Adds a sentence about a reason, where there is one.</summary>
    public void SayReason(string reason, ReasonPart part, ReadOnlySpan<string> fields, params ReadOnlySpan<(string Place, string Value)> places)
    {
        if (Words.Find(reason, part) is not null)
            Say(Sentences.Key(reason, part), fields, places);
    }

    /// <summary>An instant with the time that is left or has passed.</summary>
    public string When(DateTimeOffset at)
    {
        string time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return at > Now
            ? Words.Write("time.ahead", [("time", time), ("age", Age.Format(at - Now))])
            : Words.Write("time.ago", [("time", time), ("age", Age.Format(Now - at))]);
    }

    /// <summary>Names in a row.</summary>
    public string List(IEnumerable<string> names) => string.Join(Options.Language == ExplainLanguage.Chinese ? "、" : ", ", names);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private (string Place, string Value)[] Filled(ReadOnlySpan<(string Place, string Value)> places)
    {
        string name = Pod.Metadata.Name.Length > 0 ? Pod.Metadata.Name : "POD";
        string space = Pod.Metadata.Namespace is { Length: > 0 } named and not "default" ? $" -n {named}" : "";
        return [.. places, ("pod", name), ("-n", space)];
    }

    private void Add(string key, string text, ReadOnlySpan<string> fields)
    {
        string line = OneLine(text);
        if (!current.Exists(said => said.Text == line))
            current.Add(new ExplanationSentence(key, line, [.. fields]));
    }

    private void Section(ExplanationTopic topic, Action<Explainer> say)
    {
        current = [];
        say(this);
        if (current.Count > 0)
            sections.Add(new ExplanationSection(topic, Words.Write($"title.{topic}", []), [.. current]));
    }
}
