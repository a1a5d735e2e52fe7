using System.Runtime.CompilerServices;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Tests.Explain;

/// <summary>
/// The texts that learners read, for every reason and every situation. <c>UPDATE_GOLDEN=1</c> writes them anew; read the difference before you keep it.
/// </summary>
public class ExplainGoldenTests
{
    private static readonly (string Name, Pod Pod)[] All = [.. ExplainedPods.OfReasons(), .. ExplainedPods.OfSituations()];

    [Theory]
    [InlineData(ExplainLanguage.English, "en")]
    [InlineData(ExplainLanguage.Chinese, "zh")]
    public void Reasons_AreExplainedAsBefore(ExplainLanguage language, string file) => Compare($"reasons.{file}.txt", Text(ExplainedPods.OfReasons(), language));

    [Theory]
    [InlineData(ExplainLanguage.English, "en")]
    [InlineData(ExplainLanguage.Chinese, "zh")]
    public void Situations_AreExplainedAsBefore(ExplainLanguage language, string file) => Compare($"situations.{file}.txt", Text(ExplainedPods.OfSituations(), language));

    [Fact]
    public void Languages_HaveTheSameSentences_WithTheSamePlaces()
    {
        Sentences.English.Keys.Should().BeEquivalentTo(Sentences.Chinese.Keys);
        foreach (string key in Sentences.English.Keys)
            Places(Sentences.Chinese, key).Should().BeEquivalentTo(Places(Sentences.English, key), key);
    }

    /// <summary>The sentences about reasons are answers of the catalogue; the recorded list of reasons is compared with it elsewhere.</summary>
    [Fact]
    public void Sentences_AreAllUsed()
    {
        IEnumerable<string> said = All.SelectMany(p => p.Pod.Explain(ExplainedPods.Now).Sections).SelectMany(s => s.Sentences).Select(s => s.Key);
        Sentences.English.Keys.Where(key => !key.StartsWith("reason.", StringComparison.Ordinal) && !IsPart(key)).Should().BeSubsetOf(said);
    }

    [Fact]
    public void ReasonsThatAPersonWroteAbout_HaveAllTheirSentences()
    {
        foreach (string reason in ExplainedPods.OfReasons().Select(p => p.Name).Where(name => !name.StartsWith("OutOf", StringComparison.Ordinal)).Select(name => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]))
        {
            foreach (ExplainLanguage language in Enum.GetValues<ExplainLanguage>())
                ReasonCatalogue.Find(reason, language).Should().Match<ReasonEntry>(e => e.Means.Length > 0 && e.Causes != null && e.Remedy != null, reason);
        }
    }

    [Fact]
    public void Texts_NameFieldsThatThePodHas()
    {
        foreach ((string name, Pod pod) in All)
        {
            foreach (ExplanationSentence sentence in pod.Explain(ExplainedPods.Now).Sections.SelectMany(s => s.Sentences))
                sentence.Fields.All(field => field.StartsWith("status.", StringComparison.Ordinal) || field.StartsWith("metadata.", StringComparison.Ordinal) || field.StartsWith("spec.", StringComparison.Ordinal)).Should().BeTrue(name);
        }
    }

    private static bool IsPart(string key) => key.StartsWith("title.", StringComparison.Ordinal) || key is "time.ahead" or "time.ago" or "condition.since" or "condition.reason" or "condition.reason.message" || key.StartsWith("kind.", StringComparison.Ordinal);

    private static string[] Places(Sentences sentences, string key)
    {
        string text = sentences.Write(key, []);
        return [.. text.Split('{').Skip(1).Where(part => part.Contains('}', StringComparison.Ordinal)).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]).Where(p => !p.StartsWith('.')).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Text(IEnumerable<(string Name, Pod Pod)> pods, ExplainLanguage language)
    {
        var text = new StringBuilder();
        foreach ((string name, Pod pod) in pods)
            text.Append("==== ").Append(name).Append('\n').Append(pod.Explain(ExplainedPods.Now, new() { Language = language })).Append('\n');
        return text.ToString();
    }

    private static void Compare(string name, string actual, [CallerFilePath] string thisFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(thisFile)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        actual.Split('\n').Should().Equal(File.ReadAllText(path).Split('\n'), "{0} says so", name);
    }
}
