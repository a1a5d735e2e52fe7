using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests.Status;

public class SequenceTests
{
    [Fact]
    public void LifeStories_SeenByAWatcher_AreTheRecordedOnes() => OracleFile.Check("status/sequence", recorded =>
    {
        var story = new LifeStory(recorded);
        var steps = new JsonArray();
        foreach (JsonElement step in recorded.GetProperty("steps").EnumerateArray())
            steps.Add(story.Play(step));
        return new JsonObject { ["steps"] = steps };
    });
}
