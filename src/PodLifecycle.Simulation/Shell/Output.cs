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

    internal sealed class ToLog(Sandbox sandbox) : Output
    {
        public override void Write(string text) => sandbox.Log.Write(text, sandbox.Now);
    }

    internal sealed class ToFile(FileSystem files, string path) : Output
    {
        // A failure here means that the file's directory went away after it was opened: the text is lost, as in a cluster.
        public override void Write(string text) => files.Write(path, text, append: true);
    }

    /// <summary>For <c>$(…)</c>: a text that is too long is a problem.</summary>
    internal sealed class ToExpansion : Output
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public override void Write(string text)
        {
            ShellProblemException.ThrowIfAbove(Limits.ExpansionLength, (long)_text.Length + text.Length, "characters in $(…)");
            _text.Append(text);
        }
    }

    internal sealed class ToSession : Output
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public override void Write(string text) => _text.Append(text.AsSpan(0, Math.Min(text.Length, Limits.SessionOutputLength - _text.Length)));
    }
}

/// <summary><paramref name="Input"/>: what a command reads from stdin; it is closed unless a file is redirected into it.</summary>
internal sealed record Streams(string Input, Output Out, Output Err);
