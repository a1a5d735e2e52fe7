using System.Text;

namespace PodLifecycle.Api;

/// <summary>Base64 as the API takes it: the standard alphabet with padding; line breaks are passed over.</summary>
internal static class Base64Text
{
    private const char Padding = '=';
    private const int Quantum = 4;

    /// <summary>The position (in bytes) of what makes the text no base64, or -1 when it is.</summary>
    public static int FindError(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int at = 0;
        int inQuantum = 0;
        while (at < bytes.Length)
        {
            char c = (char)bytes[at];
            if (c is '\n' or '\r')
                at++;
            else if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/')
                (at, inQuantum) = (at + 1, (inQuantum + 1) % Quantum);
            else if (c == Padding)
                return FindErrorAtEnd(bytes, at + 1, inQuantum);
            else
                return at;
        }

        return inQuantum == 0 ? -1 : at - inQuantum;
    }

    /// <summary>The first padding character stands before <paramref name="at"/>.</summary>
    private static int FindErrorAtEnd(byte[] bytes, int at, int inQuantum)
    {
        if (inQuantum < 2)
            return at - 1;
        if (inQuantum == 2)
        {
            at = SkipBreaks(bytes, at);
            if (at == bytes.Length)
                return at;
            if (bytes[at] != Padding)
                return at - 1;
            at++;
        }

        at = SkipBreaks(bytes, at);
        return at < bytes.Length ? at : -1;
    }

    private static int SkipBreaks(byte[] bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)'\n' or (byte)'\r')
            at++;
        return at;
    }
}
