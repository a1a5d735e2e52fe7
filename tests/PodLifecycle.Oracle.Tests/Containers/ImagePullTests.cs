using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class ImagePullTests
{
    [Fact]
    public void ImagePull_AsRecorded() =>
        OracleFile.Check("containers/image-pull", input => ContainersFiles.Text(input, "kind") == "ensure" ? Ensure(input) : Default(input));

    private static JsonObject Default(JsonElement input)
    {
        string given = ContainersFiles.Text(input, "imagePullPolicy")!;
        return new JsonObject { ["imagePullPolicy"] = given.Length > 0 ? given : ImagePullRules.DefaultPolicy(ContainersFiles.Text(input, "image")!) };
    }

    private static JsonObject Ensure(JsonElement input)
    {
        var node = new SimulatedImages
        {
            Access = new ImageAccess
            {
                Verification = Enum.Parse<ImageVerification>(ContainersFiles.Text(input, "verificationPolicy")!),
                Allowlist = input.TryGetProperty("allowlist", out JsonElement allowed) ? Texts(allowed).ToValueList() : [],
            },
        };
        node.Present.UnionWith(Texts(input.GetProperty("preloaded")));
        return new JsonObject { ["calls"] = new JsonArray([.. input.GetProperty("calls").EnumerateArray().Select(call => Call(node, call))]) };
    }

    private static JsonObject Call(SimulatedImages node, JsonElement call)
    {
        if (ContainersFiles.Flag(call, "kubeletRestartedBefore"))
            node.RestartKubelet();

        string[]? users = call.TryGetProperty("registryAcceptsUsers", out JsonElement accepted) ? [.. Texts(accepted)] : null;
        SimulatedImages.Result result = node.Ensure(
            ContainersFiles.At(call),
            ContainersFiles.Text(call, "podUid")!,
            ContainersFiles.Text(call, "image")!,
            ContainersFiles.Text(call, "imagePullPolicy")!,
            call.TryGetProperty("pullSecrets", out JsonElement secrets) ? secrets.EnumerateArray().Select(ReadSecret).ToValueList() : [],
            users is null ? null : users.Contains,
            call.GetProperty("pullWouldGive"),
            ContainersFiles.Text(call, "inspectError"));
        return new JsonObject
        {
            ["pullsTried"] = result.UsersTried.Count,
            ["usersTried"] = ContainersFiles.Names(result.UsersTried),
            ["imageAskedFromRuntime"] = result.NameAsked,
            ["ok"] = result.Failure is null,
            ["waitingReason"] = result.Failure?.Reason,
            ["waitingMessage"] = result.Failure?.Message,
            ["returnsAt"] = ContainersFiles.SinceEpoch(result.ReturnsAt),
            ["events"] = result.WriteEvents(),
        };
    }

    private static PullSecret ReadSecret(JsonElement secret) => new(
        "default",
        ContainersFiles.Text(secret, "name")!,
        ContainersFiles.Text(secret, "uid")!,
        $"{ContainersFiles.Text(secret, "user")}:{ContainersFiles.Text(secret, "password")}");

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(t => t.GetString()!);
}
