using System.Text;

namespace PodLifecycle.Simulation.Shell;

/// <summary>Where stdout or stderr of a command goes.</summary>
internal abstract class Output
{
    public abstract void Write(string text);

    internal sealed class Nowhere : Output
    {
        public override void Write(string text)
        {
        }
    }

    internal sealed class ToLog(ToyContainer container) : Output
    {
        public override void Write(string text) => container.Log.Write(text, container.Now);
    }

    internal sealed class ToFile(FileSystem files, string path) : Output
    {
        // A failure here means that the file's directory went away after it was opened: the text is lost, as in a cluster.
        public override void Write(string text) => files.Write(path, text, append: true);
    }

    /// <summary>For <c>$(…)</c>: a text that is too long is a problem.</summary>
    internal sealed class ToExpansion : Output
    {
        private readonly StringBuilder written = new();

        public string Text => written.ToString();

        public override void Write(string text)
        {
            ShellProblemException.ThrowIfAbove(Limits.ExpansionLength, (long)written.Length + text.Length, "characters in $(…)");
            written.Append(text);
        }
    }

    internal sealed class ToSession : Output
    {
        private readonly StringBuilder written = new();

        public string Text => written.ToString();

        public override void Write(string text) => written.Append(text.AsSpan(0, Math.Min(text.Length, Limits.SessionOutputLength - written.Length)));
    }
}

/// <summary><paramref name="Input"/>: what a command reads from stdin; it is closed unless a file is redirected into it.</summary>
internal sealed record Streams(string Input, Output Out, Output Err);
