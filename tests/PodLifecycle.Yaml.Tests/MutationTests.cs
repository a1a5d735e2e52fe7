using System.Diagnostics;
using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

/// <summary>
/// Whatever happens to a manifest, the loader answers: with documents or errors in the text, in bounded time; and what it loads can be written and loaded again.
/// <c>MUTATIONS=10000000</c> asks for that many cases.
/// </summary>
public class MutationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("MUTATIONS") ?? "100000", CultureInfo.InvariantCulture);

    [Fact]
    public void TryLoad_MutatedManifests_AreAnswered()
    {
        var mutation = new Mutation();
        Parallel.For(0, Cases, number =>
        {
            (string text, byte[]? bytes) = mutation.Case(number);
            try
            {
                // On a machine with other work a thread may have to wait for long: what is slow twice is slow.
                if (IsSlow(() => Check(text, bytes, validates: number % 4 == 0)) && IsSlow(() => Check(text, bytes, validates: true)))
                    throw new TimeoutException("it takes too long");
            }
            catch (Exception wrong)
            {
                throw new InvalidOperationException($"case {number}:\n{(bytes is null ? text : Convert.ToHexString(bytes))}", wrong);
            }
        });
    }

    private static bool IsSlow(Action check)
    {
        var clock = Stopwatch.StartNew();
        check();
        return clock.Elapsed > Patience;
    }

    private static void Check(string text, byte[]? bytes, bool validates)
    {
        ManifestFile file;
        bool isFine = bytes is null ? ManifestLoader.TryLoad(text, out file) : ManifestLoader.TryLoad(new MemoryStream(bytes), out file);
        if (isFine != (file.Errors.Count == 0))
            throw new InvalidOperationException("the verdict does not fit the errors");

        int lines = bytes is null ? text.Split('\n', '\r', '\u0085', '\u2028', '\u2029').Length : bytes.Length;
        foreach (ManifestError finding in validates ? file.Validate() : file.Findings)
        {
            if (finding.Line < 1 || finding.Line > lines + 1 || finding.Column < 1 || finding.Message.Length == 0)
                throw new InvalidOperationException($"it is not placed in the text: {finding}");
        }

        foreach (Manifest document in file.Documents)
        {
            if (document.Object is { } value)
                Reload(value);
        }
    }

    /// <summary>Loading, writing and loading again is the identity.</summary>
    private static void Reload(ApiObject value)
    {
        string yaml = value.ToYaml();
        if (!ManifestLoader.TryLoad(yaml, out ManifestFile again) || again.Documents.Count != 1 || !value.Equals(again.Documents[0].Object))
            throw new InvalidOperationException("it is not read again as it was written:\n" + yaml + "\n" + string.Join('\n', again.Findings));
    }
}
