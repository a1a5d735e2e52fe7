using PodLifecycle.Yaml;
using YamlDotNet.Core;

namespace PodLifecycle.Benchmarks;

/// <summary>What is measured of manifests, in the benchmarks and in fresh processes.</summary>
internal static class ManifestRuns
{
    /// <summary>The number of events of a text.</summary>
    public static int BareParse(byte[] yaml)
    {
        var parser = new Parser(new StreamReader(new MemoryStream(yaml)));
        int events = 0;
        while (parser.MoveNext())
            events++;
        return events;
    }

    public static ManifestFile Load(byte[] text)
    {
        ManifestLoader.TryLoad(new MemoryStream(text), out ManifestFile file);
        return file;
    }

    /// <summary>The bytes that stay in use for a file that was loaded.</summary>
    public static long Kept(byte[] text)
    {
        Load(text);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        object[] objects = [.. Load(text).Documents.Select(d => d.Object!)];
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(objects);
        return kept;
    }
}
