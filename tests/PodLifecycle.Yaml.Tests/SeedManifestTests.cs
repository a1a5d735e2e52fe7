using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

public class SeedManifestTests
{
    [Fact]
    public void EverySeed_IsReadOrRefusedWithItsPlace()
    {
        var report = new StringBuilder();
        foreach ((string name, string text) in SeedManifests.All)
        {
            ManifestLoader.TryLoad(text, out ManifestFile file);
            report.Append("== ").Append(name).Append('\n');
            foreach (Manifest document in file.Documents)
                Describe(document, report);
        }

        GoldenFile.Compare("seeds.txt", report.ToString());
    }

    [Theory]
    [InlineData("S3-01-test-initc-and-services")]
    [InlineData("S3-02-readiness-test")]
    [InlineData("S3-03-liveness-exec-test")]
    [InlineData("S3-04-readiness-tcpsocket")]
    [InlineData("S3-05-lifecycle-demo")]
    public void LostIndentation_IsPutBackBySchema(string name)
    {
        ManifestLoader.TryLoad(SeedManifests.Read(name + ".yaml"), out ManifestFile lost);
        string mended = string.Join("---\n", lost.Documents.Select(d => d.Repaired));

        ManifestLoader.Load(mended).Documents.Select(d => d.Object)
            .Should().Equal(ManifestLoader.Load(SeedManifests.Read(name + "-repaired.yaml")).Documents.Select(d => d.Object));
    }

    private static void Describe(Manifest document, StringBuilder report)
    {
        string what = string.Join(' ', new[] { document.ApiVersion, document.Kind, document.Name }.Where(w => w.Length > 0));
        report.Append(document.Outcome).Append(what.Length > 0 ? " " + what : "").Append(document.Remark is null ? "" : ": " + document.Remark).Append('\n');
        foreach (ManifestError finding in document.Findings)
            report.Append(finding.Severity == ManifestSeverity.Warning ? "  warning " : "  ").Append(finding).Append('\n');
    }
}
