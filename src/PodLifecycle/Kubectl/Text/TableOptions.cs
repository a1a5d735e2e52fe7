using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The flags of <c>kubectl get</c> that decide which columns a table has. Default: none of them.</summary>
public sealed record TableOptions
{
    /// <summary><c>-o wide</c>: the further columns.</summary>
    public bool Wide { get; init; }

    /// <summary><c>--no-headers</c>.</summary>
    public bool NoHeaders { get; init; }

    /// <summary><c>-A</c>: a first column NAMESPACE.</summary>
    public bool AllNamespaces { get; init; }

    /// <summary><c>--show-kind</c>: names are written <c>pod/web</c>.</summary>
    public bool ShowKind { get; init; }

    /// <summary><c>-L</c>: one column for each of these labels, with the part of the key behind its last slash as the heading.</summary>
    public ValueList<string> LabelColumns { get; init; } = [];

    /// <summary><c>--show-labels</c>: a last column with all labels.</summary>
    public bool ShowLabels { get; init; }

    /// <summary><c>--output-watch-events</c>: a first column EVENT. Only for <see cref="WatchPrinter"/>.</summary>
    public bool OutputWatchEvents { get; init; }
}
