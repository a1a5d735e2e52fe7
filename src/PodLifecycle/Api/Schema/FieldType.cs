namespace PodLifecycle.Api;

/// <summary>The shape of a field's value, as the Kubernetes API knows it.</summary>
internal enum FieldType
{
    Text,
    Bool,
    Int32,
    Int64,

    /// <summary>Bytes, written as base64 text and kept as that text.</summary>
    Base64,
    Quantity,
    IntOrString,

    /// <summary>An instant in whole seconds (<c>2026-01-01T00:00:00Z</c>).</summary>
    Time,

    /// <summary>An instant in microseconds (<c>2026-01-01T00:00:00.000000Z</c>).</summary>
    MicroTime,

    /// <summary>Any JSON, kept as it is.</summary>
    Raw,
    Object,
    List,
    Map,
}
