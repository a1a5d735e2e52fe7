using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Writes a trace as the transcript of <c>kubectl get pods -w</c>.</summary>
internal static class Transcript
{
    public static string Write(Trace trace, bool wide, bool events, KubernetesVersion version)
    {
        var text = new StringBuilder();
        var printer = new WatchPrinter(new TableOptions { Wide = wide });
        var pending = new Queue<TraceEvent>(events ? trace.Events : ValueList<TraceEvent>.Empty);
        string last = "";
        foreach (TraceEntry entry in trace.Entries)
        {
            while (pending.TryPeek(out TraceEvent? next) && next.Number < entry.Number)
                WriteEvent(text, pending.Dequeue());

            // A watch prints a row for every change of the object, most of them equal: one is enough to read.
            PodRow row = Kubectl.Get(entry.Pod, trace.Start + entry.At, version);
            string cells = Cells(row, wide);
            if (cells != last)
                text.Append(printer.Print(row));
            last = cells;
        }

        foreach (TraceEvent rest in pending)
            WriteEvent(text, rest);
        return text.ToString();
    }

    private static string Cells(PodRow row, bool wide) =>
        Kubectl.GetTable([row], new TableOptions { Wide = wide, NoHeaders = true });

    private static void WriteEvent(StringBuilder text, TraceEvent said)
    {
        Event e = said.Event;
        string times = e.Count > 1 ? $" (x{e.Count})" : "";
        text.Append($"#  {Age.Format(said.At)}  {e.Type} {e.Reason}{times}: {e.Message.TrimEnd('\n').Replace("\n", "\n#    ", StringComparison.Ordinal)}\n");
    }
}
