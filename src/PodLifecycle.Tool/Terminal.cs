namespace PodLifecycle.Tool;

/// <summary>Where the tool reads and writes.</summary>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>Somebody waits in front of it and wants to see that it goes on; a file that is written to does not.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Says something that is not the answer itself.</summary>
    public void Say(string text) => Error.Write($"podlife: {text}\n");

    /// <summary>Says what is wrong in the words in which kubectl says it.</summary>
    public void SayAsKubectl(string text) => Error.Write($"error: {text}\n");
}
