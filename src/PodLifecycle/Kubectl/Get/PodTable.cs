namespace PodLifecycle;

/// <summary>The columns of <c>kubectl get pods</c>.</summary>
internal static class PodTable
{
    private static readonly string[] Columns = ["NAME", "READY", "STATUS", "RESTARTS", "AGE"];
    private static readonly string[] WideColumns = [.. Columns, "IP", "NODE", "NOMINATED NODE", "READINESS GATES"];

    public static TableWriter Writer(TableOptions options) => new("pod", options.Wide ? WideColumns : Columns, options);

    public static IEnumerable<TableRow> Rows(IEnumerable<PodRow> pods, TableOptions options) =>
        pods.Select(pod => new TableRow(pod.Namespace, pod.Labels, Cells(pod, options.Wide)));

    private static string[] Cells(PodRow pod, bool wide) => wide
        ? [pod.Name, pod.Ready, pod.Status, pod.Restarts, pod.Age, pod.Ip, pod.Node, pod.NominatedNode, pod.ReadinessGates]
        : [pod.Name, pod.Ready, pod.Status, pod.Restarts, pod.Age];
}
