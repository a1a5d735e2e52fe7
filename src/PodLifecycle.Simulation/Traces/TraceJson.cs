using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Writes a trace as JSON for other programs: every version of the pod as the API server would have delivered it, and the events.</summary>
public static class TraceJson
{
    /// <summary>Writes a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <returns>
    /// An object with <c>seed</c>, <c>trace</c> (a list of <c>t</c> in seconds, <c>type</c> ADDED, MODIFIED or DELETED, and <c>object</c>),
    /// <c>events</c> (a list of <c>t</c> and <c>object</c>) and <c>notes</c>; ends with a line break.
    /// </returns>
    public static string Write(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("seed", trace.Seed);
            json.WriteStartArray("trace");
            foreach (TraceEntry entry in trace.Entries)
                WriteEntry(json, entry.At, entry.Change.ToString().ToUpperInvariant(), entry.Pod);
            json.WriteEndArray();
            json.WriteStartArray("events");
            foreach (TraceEvent said in trace.Events)
                WriteEntry(json, said.At, null, said.Event);
            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (string note in trace.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteEntry(Utf8JsonWriter json, TimeSpan at, string? type, ApiObject value)
    {
        json.WriteStartObject();
        json.WritePropertyName("t");
        json.WriteRawValue(at.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture));
        if (type is not null)
            json.WriteString("type", type);
        json.WritePropertyName("object");
        json.WriteRawValue(KubernetesJson.Serialize(value), skipInputValidation: true);
        json.WriteEndObject();
    }
}
