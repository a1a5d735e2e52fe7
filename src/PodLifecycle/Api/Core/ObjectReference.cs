namespace PodLifecycle.Api;

/// <summary>Points to an object, or to a part of it. (v1 ObjectReference)</summary>
public sealed record ObjectReference : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ObjectReference", slots => new ObjectReference(slots));

    private static readonly int kind = Type.Slot("kind");
    private static readonly int @namespace = Type.Slot("namespace");
    private static readonly int name = Type.Slot("name");
    private static readonly int uid = Type.Slot("uid");
    private static readonly int apiVersion = Type.Slot("apiVersion");
    private static readonly int resourceVersion = Type.Slot("resourceVersion");
    private static readonly int fieldPath = Type.Slot("fieldPath");

    /// <summary>A reference that points nowhere yet.</summary>
    public ObjectReference()
        : this(Type.NewSlots())
    {
    }

    private ObjectReference(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>The reference that points nowhere.</summary>
    public static ObjectReference Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>The kind, such as <c>Pod</c>.</summary>
    public string Kind { get => Text(kind); init => Set(kind, value); }

    /// <summary>The namespace; empty for objects of the cluster.</summary>
    public string Namespace { get => Text(@namespace); init => Set(@namespace, value); }

    /// <summary>The name.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The uid, which tells later objects of the same name apart.</summary>
    public string Uid { get => Text(uid); init => Set(uid, value); }

    /// <summary>The API version, such as <c>v1</c>.</summary>
    public string ApiVersion { get => Text(apiVersion); init => Set(apiVersion, value); }

    /// <summary>The version of the object that was meant.</summary>
    public string ResourceVersion { get => Text(resourceVersion); init => Set(resourceVersion, value); }

    /// <summary>The part, such as <c>spec.containers{web}</c>; empty for the whole.</summary>
    public string FieldPath { get => Text(fieldPath); init => Set(fieldPath, value); }
}
