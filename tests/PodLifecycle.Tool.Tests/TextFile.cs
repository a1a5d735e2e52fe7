namespace PodLifecycle.Tool.Tests;

/// <summary>A file that lives as long as its test.</summary>
internal sealed class TextFile : IDisposable
{
    /// <param name="text">What is in it.</param>
    /// <param name="ending">How its name ends.</param>
    public TextFile(string text, string ending = "")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ending);
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
