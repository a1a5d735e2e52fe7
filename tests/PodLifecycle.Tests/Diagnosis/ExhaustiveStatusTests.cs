using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

/// <summary>Small pods, every combination: nothing throws, and what the kubelet writes keeps all rules that bind it.</summary>
public class ExhaustiveStatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 10, 0, TimeSpan.Zero);
    private static readonly string[] Policies = [RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never];
    private static readonly string?[] OwnPolicies = [null, RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never];
    private static readonly bool?[] Sandboxes = [null, true, false];

    // Pods of one and two containers are taken in every combination. With three and four there are 295,000 and 4.7 million: of these
    // every 71st and every 1009th is taken. Both are prime to the numbers of choices, so every choice meets every other.
    [Theory]
    [InlineData(1, false, false, 1)]
    [InlineData(2, false, false, 1)]
    [InlineData(1, true, false, 1)]
    [InlineData(1, false, true, 1)]
    [InlineData(2, true, false, 71)]
    [InlineData(2, false, true, 71)]
    [InlineData(1, true, true, 71)]
    [InlineData(2, true, true, 1009)]
    public void Kubelet_WhateverItSees_KeepsTheRules(int mains, bool hasInit, bool hasSidecar, int stride)
    {
        var shape = new Shape(mains, hasInit, hasSidecar);
        int count = 2 * Policies.Length * OwnPolicies.Length * Sandboxes.Length * (int)Math.Pow(Seen.All.Length, shape.Count);
        for (int index = 0; index < count; index += stride)
        {
            SmallPod pod = Combination(shape, index);
            if (!pod.IsPossible)
                continue;

            SmallPod later = pod with { Containers = pod.Containers.Select(c => Later(c, pod.IsTerminal, index)).ToValueList() };
            if (Broken(pod, later) is { } broken)
                Assert.Fail($"{pod}\nthen {later}\n{broken}");
        }
    }

    private static SmallPod Combination(Shape shape, int index)
    {
        int rest = index;
        int Next(int choices)
        {
            (rest, int choice) = Math.DivRem(rest, choices);
            return choice;
        }

        return new SmallPod
        {
            Shape = shape,
            Containers = [.. Enumerable.Range(0, shape.Count).Select(_ => Seen.All[Next(Seen.All.Length)])],
            Policy = Policies[Next(Policies.Length)],
            OwnPolicy = OwnPolicies[Next(OwnPolicies.Length)],
            SandboxIsReady = Sandboxes[Next(Sandboxes.Length)],
            IsTerminal = Next(2) == 1,
        };
    }

    /// <summary>What the runtime may show of the container a while later; the number chooses where there is a choice.</summary>
    private static Seen Later(Seen seen, bool isTerminal, int number) => (seen.State, number % 3) switch
    {
        (_, 0) => seen,
        (_, _) when isTerminal => default,
        (null or ContainerRecordState.Created, _) => seen with { State = ContainerRecordState.Running },
        (ContainerRecordState.Running, 1) => seen with { State = ContainerRecordState.Unknown },
        (ContainerRecordState.Running, _) => default,
        (ContainerRecordState.Unknown, _) => seen with { State = ContainerRecordState.Running },
        (ContainerRecordState.Exited, 1) when seen.PreviousExitCode is null => new(ContainerRecordState.Running, 0, seen.ExitCode),
        (_, _) => default,
    };

    private static string? Broken(SmallPod combination, SmallPod later)
    {
        try
        {
            Pod bound = combination.Bound();
            (Pod first, StatusCache cache) = combination.Sync(bound, StatusCache.Empty, Now);
            (Pod second, _) = later.Sync(first, cache, Now + TimeSpan.FromMinutes(5));
            BrokenInvariant[] broken =
            [
                .. PodInvariants.Broken(first), .. PodInvariants.Broken(bound, first),
                .. PodInvariants.Broken(second), .. PodInvariants.Broken(first, second),
            ];
            return broken.Length == 0 ? null : string.Join('\n', broken.AsEnumerable()) + $"\n{first.ToJson()}\n{second.ToJson()}";
        }
#pragma warning disable CA1031 // Whatever is thrown, the combination must be told.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return thrown.ToString();
        }
    }
}
