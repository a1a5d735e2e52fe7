using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>All containers of a pod in one row: init containers, then containers, then ephemeral ones.</summary>
internal sealed record PodContainers
{
    private PodContainers(ValueList<Container> all, ValueList<string> fieldPaths, int initCount, int regularCount)
    {
        All = all;
        FieldPaths = fieldPaths;
        HaveImageNames = all.Select(c => ImageReference.TryParse(c.Image, out _)).ToValueList();
        InitCount = initCount;
        RegularCount = regularCount;
    }

    public ValueList<Container> All { get; }

    /// <summary>How events about each of them name it, such as <c>spec.containers{app}</c>.</summary>
    public ValueList<string> FieldPaths { get; }

    /// <summary>Whether each one's image is a name that can be pulled at all.</summary>
    public ValueList<bool> HaveImageNames { get; }

    public int InitCount { get; }

    public int RegularCount { get; }

    public int Count => All.Count;

    /// <summary>Where the ephemeral containers begin.</summary>
    public int FirstEphemeral => InitCount + RegularCount;

    public static PodContainers Of(PodSpec spec)
    {
        Container[] all = [.. spec.InitContainers, .. spec.Containers, .. spec.EphemeralContainers.Select(e => e.AsContainer())];
        return new(new(all), all.Select(c => ContainerEvents.FieldPath(spec, c.Name)).ToValueList(), spec.InitContainers.Count, spec.Containers.Count);
    }

    /// <summary>The position of a container, or -1.</summary>
    public int Find(string name)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i].Name == name)
                return i;
        }

        return -1;
    }
}
