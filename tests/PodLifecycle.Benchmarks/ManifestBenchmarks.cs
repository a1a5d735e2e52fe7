using BenchmarkDotNet.Attributes;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Benchmarks;

/// <summary>What reading manifests costs beside the YAML parser that it stands on. The rows are explained in <c>docs/benchmarks.md</c>.</summary>
public class ManifestBenchmarks
{
    private const int ControlRounds = 1000;

    private ulong random = 88172645463325252;
    private readonly byte[] yaml = ManifestTexts.Yaml;
    private readonly byte[] json = ManifestTexts.Json;
    private readonly Pod written = (Pod)ManifestLoader.Load(ManifestTexts.One).Documents[0].Object!;

    [GlobalSetup]
    public void Check()
    {
        ManifestFile ofYaml = StrictLoad();
        ManifestFile ofJson = StrictLoadOfJson();
        if (ofYaml.Errors.Count + ofJson.Errors.Count > 0 || !ofYaml.Documents.Select(d => d.Object).SequenceEqual(ofJson.Documents.Select(d => d.Object)))
            throw new InvalidOperationException("the two files do not hold the same pods");
        if (DefaultsAndValidation().Count > 0)
            throw new InvalidOperationException("the pod is not valid");
    }

    /// <summary>The parser alone: its events are made and thrown away.</summary>
    [Benchmark(Baseline = true)]
    public int BareParser() => ManifestRuns.BareParse(yaml);

    [Benchmark]
    public ManifestFile StrictLoad() => ManifestRuns.Load(yaml);

    [Benchmark]
    public ManifestFile StrictLoadOfJson() => ManifestRuns.Load(json);

    [Benchmark]
    public IReadOnlyList<ManifestError> DefaultsAndValidation() => written.Validate();

    /// <summary>The processor alone, as in the other table.</summary>
    [Benchmark(OperationsPerInvoke = ControlRounds)]
    public ulong Control()
    {
        ulong x = random;
        for (int i = 0; i < ControlRounds; i++)
        {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
        }

        return random = x;
    }
}
