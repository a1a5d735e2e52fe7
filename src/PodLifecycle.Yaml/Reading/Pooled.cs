using System.Buffers;

namespace PodLifecycle.Yaml;

/// <summary>Buffers of the pool that grow.</summary>
internal static class Pooled
{
    public static void Double<T>(ref T[] buffer)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(buffer);
        buffer = larger;
    }
}
