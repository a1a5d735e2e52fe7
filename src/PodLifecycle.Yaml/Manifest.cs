using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>What became of a document.</summary>
public enum ManifestOutcome
{
    /// <summary>It was read; <see cref="Manifest.Object"/> holds it.</summary>
    Read,

    /// <summary>It is empty, or of a kind that this library does not know; <see cref="Manifest.Remark"/> says which.</summary>
    PassedOver,

    /// <summary>It has errors.</summary>
    Refused,
}

/// <summary>One document of a file, or one item of a list in it.</summary>
public sealed record Manifest
{
    /// <summary>What became of it.</summary>
    public required ManifestOutcome Outcome { get; init; }

    /// <summary>The API version as written (<c>apps/v1</c>); empty when there is none.</summary>
    public string ApiVersion { get; init; } = "";

    /// <summary>The kind as written (<c>Deployment</c>); empty when there is none.</summary>
    public string Kind { get; init; } = "";

    /// <summary><c>metadata.name</c>; empty when there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The line of the file where the document begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Whether it was an item of a list, such as those that <c>kubectl get</c> prints; false for a document of its own.</summary>
    public bool IsListItem { get; init; }

    /// <summary>The object, when the <see cref="Outcome"/> is <see cref="ManifestOutcome.Read"/>: a <see cref="Pod"/>, or an <see cref="UntypedObject"/>. Nothing is defaulted or validated.</summary>
    public ApiObject? Object => Outcome == ManifestOutcome.Read ? Decoded : null;

    /// <summary>Why a document was passed over; otherwise null.</summary>
    public string? Remark { get; init; }

    /// <summary>Errors and warnings about this document, in the order of the text.</summary>
    public ValueList<ManifestError> Findings { get; init; } = [];

    /// <summary>The text of the document as it was probably meant, where it was no YAML or had lost its indentation and that could be mended; otherwise null.</summary>
    public string? Repaired { get; init; }

    /// <summary>The pod that this document asks for: itself, or one pod made of a workload's template; null where there is none.</summary>
    public ManifestPod? Pod => ManifestPod.Of(this);

    /// <summary>What the API server would find wrong with the object on a create, in its words, and advice about what it accepts but is surely not meant.</summary>
    /// <remarks>
    /// Defaults are filled in first, as on a request; <see cref="Object"/> stays as it is. Of an object with errors in <see cref="Findings"/> everything is told that does not follow from these.
    /// </remarks>
    /// <returns>The findings with their places in the text; nothing for a document that is passed over, and for kinds without rules here.</returns>
    public ValueList<ManifestError> Validate() => ManifestValidation.Of(this);

    /// <summary>The text it was read from; null when it could not be read.</summary>
    internal ManifestSource? Source { get; init; }

    /// <summary>The path of the object in its text: empty, or that of an item of a list.</summary>
    internal string PathInSource { get; init; } = "";

    /// <summary>What kubectl would do here.</summary>
    internal KubectlStep Step { get; init; }

    /// <summary>What kubectl says when it cannot read or use the document; empty where it can.</summary>
    internal string KubectlError { get; init; } = "";

    /// <summary>The object as far as it could be decoded.</summary>
    internal ApiObject? Decoded { get; init; }

    /// <summary>The metadata of an object that has a name.</summary>
    internal static ObjectMeta? MetadataOf(ApiObject? value) => value switch
    {
        Pod pod => pod.Metadata,
        Event said => said.Metadata,
        UntypedObject other when other.TryGet("metadata", out ObjectMeta? metadata) => metadata,
        _ => null,
    };

    /// <summary>What was found while decoding.</summary>
    internal IReadOnlyList<Finding> DecodingFindings { get; init; } = [];
}

/// <summary>What kubectl does with a document when it reads a file.</summary>
internal enum KubectlStep
{
    /// <summary>Sends it to the API server.</summary>
    Send,

    /// <summary>Passes over it without a word: it is empty.</summary>
    Skip,

    /// <summary>Takes its items one by one.</summary>
    TakeItems,

    /// <summary>Says that there is no such kind, and goes on.</summary>
    NoSuchKind,

    /// <summary>Says that it is no object with kind and API version, and ends.</summary>
    NotValid,

    /// <summary>Says that the text cannot be read, and ends.</summary>
    NotReadable,
}
