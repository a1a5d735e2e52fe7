namespace PodLifecycle.Api;

/// <summary>What keeps a patch from being applied.</summary>
internal enum PatchFault
{
    /// <summary>The text is no JSON object.</summary>
    Decoding,

    /// <summary>A directive, or the whole document, has the wrong form.</summary>
    Format,

    /// <summary>Lists of lists, which cannot be merged.</summary>
    Unprocessable,

    /// <summary>Patch and object do not go together; the API server takes that for its own failure.</summary>
    Merging,

    /// <summary>What comes out does not have the fields' types.</summary>
    Result,
}

/// <summary>A patch cannot be applied. The message is the API server's own.</summary>
internal sealed class PatchException(PatchFault fault, string message) : FormatException(message)
{
    public PatchFault Fault { get; } = fault;

    /// <summary>The HTTP status of the API server's answer.</summary>
    public int Status => Fault switch
    {
        PatchFault.Decoding or PatchFault.Format => 400,
        PatchFault.Merging => 500,
        _ => 422,
    };

    public static PatchException Merging(string message) => new(PatchFault.Merging, message);
}
