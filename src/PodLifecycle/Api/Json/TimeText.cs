using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>Instants as the API reads them (RFC 3339 with a zone), and its words for texts that are none.</summary>
internal ref struct TimeText
{
    private const string Layout = "2006-01-02T15:04:05Z07:00";
    private const string MicroLayout = "2006-01-02T15:04:05.000000Z07:00";
    private const string MicroFraction = ".000000";
    private const string Zone = "Z07:00";

    private readonly string text;
    private readonly bool micro;
    private ReadOnlySpan<char> rest;
    private string? error;

    private TimeText(string text, bool micro)
    {
        this.text = text;
        this.micro = micro;
        rest = text;
    }

    /// <summary>Reads an instant; what is finer than a second (<see cref="FieldType.Time"/>) or a microsecond is cut off, as it is on output.</summary>
    public static bool TryParse(string text, FieldType type, out DateTimeOffset time, [NotNullWhen(false)] out string? error)
    {
        var parser = new TimeText(text, type == FieldType.MicroTime);
        time = parser.Parse();
        error = parser.error;
        return error is null;
    }

    private DateTimeOffset Parse()
    {
        int year = Number("2006", 4, 0, 9999, null);
        Literal('-');
        int month = Number("01", 2, 1, 12, "month");
        Literal('-');
        int day = Number("02", 2, 0, 99, null);
        Literal('T');
        int hour = Number("15", 1, 0, 23, "hour");
        Literal(':');
        int minute = Number("04", 2, 0, 59, "minute");
        Literal(':');
        int second = Number("05", 2, 0, 59, "second");
        long ticks = Fraction();
        TimeSpan offset = Offset();
        if (error is null && !rest.IsEmpty)
            error = $"parsing time {Quoted}: extra text: {GoQuote.Format(rest.ToString())}";
        if (error is null && (day < 1 || day > DateTime.DaysInMonth(Math.Max(year, 1), month)))
            error = $"parsing time {Quoted}: day out of range";
        if (error is not null)
            return default;

        long instant = year == 0 ? -1 : new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + ticks - offset.Ticks;
        if (instant >= 0 && instant <= DateTime.MaxValue.Ticks)
            return new DateTimeOffset(instant, TimeSpan.Zero);
        error = $"parsing time {Quoted}: year out of range";
        return default;
    }

    private readonly string Quoted => GoQuote.Format(text);

    /// <summary>A number of one or two digits, or of exactly four.</summary>
    private int Number(string element, int least, int smallest, int largest, string? range)
    {
        if (error is not null)
            return 0;

        int most = Math.Max(2, least);
        int length = 0;
        while (length < most && length < rest.Length && char.IsAsciiDigit(rest[length]))
            length++;
        if (length < least)
        {
            Refuse(rest, element);
            return 0;
        }

        int value = int.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[length..];
        if (range is not null && (value < smallest || value > largest))
            error = $"parsing time {Quoted}: {range} out of range";
        return value;
    }

    private void Literal(char expected)
    {
        if (error is not null)
            return;
        if (rest.IsEmpty || rest[0] != expected)
            Refuse(rest, expected.ToString());
        else
            rest = rest[1..];
    }

    private long Fraction()
    {
        if (error is not null)
            return 0;

        int length = rest.Length > 0 && rest[0] is '.' or ',' ? 1 : 0;
        while (length > 0 && length < rest.Length && char.IsAsciiDigit(rest[length]) && (!micro || length < MicroFraction.Length))
            length++;
        if (micro && length < MicroFraction.Length)
        {
            Refuse(rest, MicroFraction);
            return 0;
        }

        if (length < 2)
            return 0;
        long microseconds = micro ? long.Parse(rest[1..length], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        rest = rest[length..];
        return microseconds * TimeSpan.TicksPerMicrosecond;
    }

    private TimeSpan Offset()
    {
        if (error is not null)
            return default;
        if (rest.Length > 0 && rest[0] == 'Z')
        {
            rest = rest[1..];
            return default;
        }

        bool shaped = rest.Length >= 6 && rest[0] is '+' or '-' && rest[3] == ':'
            && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2]) && char.IsAsciiDigit(rest[4]) && char.IsAsciiDigit(rest[5]);
        if (!shaped)
        {
            Refuse(rest, Zone);
            return default;
        }

        int hours = int.Parse(rest.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        int minutes = int.Parse(rest.Slice(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var offset = new TimeSpan(hours, minutes, 0);
        if (hours > 24)
            error = $"parsing time {Quoted}: time zone offset hour out of range";
        else if (minutes > 60)
            error = $"parsing time {Quoted}: time zone offset minute out of range";
        offset = rest[0] == '-' ? -offset : offset;
        rest = rest[6..];
        return offset;
    }

    private void Refuse(ReadOnlySpan<char> found, string element) =>
        error = $"parsing time {Quoted} as {GoQuote.Format(micro ? MicroLayout : Layout)}: cannot parse {GoQuote.Format(found.ToString())} as {GoQuote.Format(element)}";
}
