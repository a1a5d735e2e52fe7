using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One row of a table before its text is laid out: the server's cells, and what <c>kubectl</c> adds columns from.</summary>
/// <param name="Namespace">For <c>-A</c>.</param>
/// <param name="Labels">For <c>-L</c> and <c>--show-labels</c>.</param>
/// <param name="Cells">The server's cells; the first one is the name that <c>--show-kind</c> puts the kind in front of.</param>
internal readonly record struct TableRow(string Namespace, ValueMap<string> Labels, string[] Cells);
