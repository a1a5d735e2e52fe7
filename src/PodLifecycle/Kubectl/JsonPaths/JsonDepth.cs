using System.Text.Json;

namespace PodLifecycle;

/// <summary>Objects may nest as deeply as the API server allows.</summary>
internal static class JsonDepth
{
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 10_000 };
}
