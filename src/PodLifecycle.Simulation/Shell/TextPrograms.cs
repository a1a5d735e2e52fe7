using System.Globalization;
using System.Text;

namespace PodLifecycle.Simulation.Shell;

internal static class TextPrograms
{
    public static int Echo(Invocation call)
    {
        var words = call.Arguments.ToList();
        var newline = true;
        var escapes = false;
        while (words.Count > 0 && words[0].Length > 1 && words[0][0] == '-' && words[0][1..].All(letter => letter is 'n' or 'e' or 'E'))
        {
            newline &= !words[0].Contains('n', StringComparison.Ordinal);
            escapes = words[0].LastIndexOfAny(['e', 'E']) is >= 0 and var last ? words[0][last] == 'e' : escapes;
            words.RemoveAt(0);
        }

        var text = string.Join(' ', words);
        var stops = false;
        text = escapes ? Unescape(text, out stops) : text;
        call.Print(newline && !stops ? text + "\n" : text);
        return 0;
    }

    public static int Printf(Invocation call)
    {
        if (call.Arguments.Count == 0)
            return call.Fail("usage: printf format [arguments]", ExitCodes.ShellError);

        var arguments = new Queue<string>(call.Arguments.Skip(1));
        var status = 0;
        int left;
        do
        {
            left = arguments.Count;
            var text = FormatOnce(call, call.Arguments[0], arguments, ref status, out var stops);
            call.Print(text);
            if (stops)
                break;
        }
        while (arguments.Count > 0 && arguments.Count < left);
        return status;
    }

    public static int Date(Invocation call)
    {
        var operands = call.ParseOptions("u", longFlags: ["--utc"]).Operands;
        var now = call.Container.Now.UtcDateTime;
        switch (operands)
        {
            case []:
                call.Print(Date(now, "%a %b %e %H:%M:%S UTC %Y", call) + "\n");
                return 0;
            case [['+', .. var format]]:
                call.Print(Date(now, format, call) + "\n");
                return 0;
            default:
                throw call.Unsupported($"\"{operands[0]}\"");
        }
    }

    public static int PrintEnv(Invocation call)
    {
        if (call.Arguments.Count == 0)
            return Env(call);

        var values = call.State.Exported.ToDictionary(StringComparer.Ordinal);
        var status = 0;
        foreach (var name in call.ParseOptions("").Operands)
        {
            if (values.TryGetValue(name, out var value))
                call.Print(value + "\n");
            else
                status = 1;
        }

        return status;
    }

    public static int Env(Invocation call)
    {
        if (call.Arguments.Count > 0)
            throw call.Unsupported("an argument");

        call.Print(string.Concat(call.State.Exported.Select(pair => $"{pair.Key}={pair.Value}\n")));
        return 0;
    }

    public static int Hostname(Invocation call)
    {
        if (call.Arguments.Count > 0)
            throw call.Unsupported("an argument");

        call.Print(call.Container.Context.Hostname + "\n");
        return 0;
    }

    public static int Pwd(Invocation call)
    {
        call.Print(call.State.WorkingDirectory + "\n");
        return 0;
    }

    private static string Date(DateTime now, string format, Invocation call)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || ++i == format.Length)
            {
                text.Append(format[Math.Min(i, format.Length - 1)]);
                continue;
            }

            var culture = CultureInfo.InvariantCulture;
            text.Append(format[i] switch
            {
                'Y' => now.ToString("yyyy", culture),
                'm' => now.ToString("MM", culture),
                'd' => now.ToString("dd", culture),
                'e' => now.Day.ToString(culture).PadLeft(2),
                'H' => now.ToString("HH", culture),
                'M' => now.ToString("mm", culture),
                'S' => now.ToString("ss", culture),
                'N' => now.ToString("fffffff", culture) + "00",
                'F' => now.ToString("yyyy-MM-dd", culture),
                'T' => now.ToString("HH:mm:ss", culture),
                'a' => now.ToString("ddd", culture),
                'b' => now.ToString("MMM", culture),
                'j' => now.DayOfYear.ToString("000", culture),
                's' => new DateTimeOffset(now).ToUnixTimeSeconds().ToString(culture),
                'Z' => "UTC",
                'z' => "+0000",
                'n' => "\n",
                '%' => "%",
                var other => throw call.Unsupported($"%{other}"),
            });
        }

        return text.ToString();
    }

    private static string FormatOnce(Invocation call, string format, Queue<string> arguments, ref int status, out bool stops)
    {
        var text = new StringBuilder();
        stops = false;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '\\')
            {
                var escape = format[i..Math.Min(format.Length, i + 5)];
                text.Append(UnescapeOne(escape, out var used, out stops));
                i += used - 1;
                if (stops)
                    break;

                continue;
            }

            if (format[i] != '%' || i + 1 == format.Length)
            {
                text.Append(format[i]);
                continue;
            }

            var end = i + 1;
            while (end < format.Length && (format[end] is '-' || char.IsAsciiDigit(format[end])))
                end++;

            var width = format[(i + 1)..end];
            var conversion = end < format.Length ? format[end] : '%';
            i = end;
            if (conversion == '%')
            {
                text.Append('%');
                continue;
            }

            text.Append(Pad(call, Convert(call, conversion, arguments.TryDequeue(out var argument) ? argument : string.Empty, ref status, out stops), width, conversion));
            if (stops)
                break;
        }

        return text.ToString();
    }

    private static string Convert(Invocation call, char conversion, string argument, ref int status, out bool stops)
    {
        stops = false;
        switch (conversion)
        {
            case 's':
                return argument;
            case 'b':
                return Unescape(argument, out stops);
            case 'c':
                return argument.Length > 0 ? argument[..1] : string.Empty;
            case 'd' or 'i' or 'u' or 'x':
                if (!long.TryParse(argument.Length == 0 ? "0" : argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    status = call.Fail($"invalid number '{argument}'");

                return number.ToString(conversion == 'x' ? "x" : "d", CultureInfo.InvariantCulture);
            default:
                throw call.Unsupported($"%{conversion}");
        }
    }

    private static string Pad(Invocation call, string text, string width, char conversion)
    {
        var left = width.StartsWith('-');
        var digits = width.TrimStart('-');
        if (digits.Length == 0)
            return text;

        if (digits.Length > 3 || digits.Contains('-', StringComparison.Ordinal))
            throw call.Unsupported($"%{width}{conversion}");

        var columns = int.Parse(digits, CultureInfo.InvariantCulture);
        var isZeroPadded = digits[0] == '0' && !left && conversion is not ('s' or 'b' or 'c');
        return left ? text.PadRight(columns)
            : isZeroPadded && text.StartsWith('-') ? "-" + text[1..].PadLeft(Math.Max(0, columns - 1), '0')
            : text.PadLeft(columns, isZeroPadded ? '0' : ' ');
    }

    /// <summary><paramref name="stops"/>: after <c>\c</c> nothing more is printed.</summary>
    private static string Unescape(string text, out bool stops)
    {
        var result = new StringBuilder();
        stops = false;
        for (var i = 0; i < text.Length && !stops;)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i++]);
                continue;
            }

            result.Append(UnescapeOne(text[i..Math.Min(text.Length, i + 5)], out var used, out stops));
            i += used;
        }

        return result.ToString();
    }

    private static string UnescapeOne(string escape, out int used, out bool stops)
    {
        used = Math.Min(2, escape.Length);
        stops = escape.Length > 1 && escape[1] == 'c';
        if (escape.Length > 1 && escape[1] is >= '0' and <= '7')
        {
            while (used < escape.Length && used < (escape[1] == '0' ? 5 : 4) && escape[used] is >= '0' and <= '7')
                used++;

            var code = escape[1..used].Aggregate(0, (sum, digit) => (sum * 8) + digit - '0');
            return ((char)(code & 0xFF)).ToString();
        }

        return (escape.Length > 1 ? escape[1] : '\\') switch
        {
            'a' => "\a",
            'b' => "\b",
            'c' => string.Empty,
            'e' => "\u001b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            '\\' => "\\",
            _ => escape[..used],
        };
    }
}
