using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests;

public class KubectlAgeTests
{
    [Fact]
    public void Age() => OracleFile.Check("kubectl/age", c =>
    {
        JsonElement seconds = c.GetProperty("seconds");
        TimeSpan? age = seconds.ValueKind == JsonValueKind.Null ? null : TimeSpan.FromTicks((long)(seconds.GetDecimal() * TimeSpan.TicksPerSecond));
        return new JsonObject { ["age"] = PodLifecycle.Age.Format(age) };
    });
}
