using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

/// <summary>Small pods, every combination: nothing throws, and what the kubelet writes keeps all rules that bind it.</summary>
public class ExhaustiveStatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 10, 0, TimeSpan.Zero);
    private static readonly string[] Policies = [RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never];
    private static readonly string?[] OwnPolicies = [null, RestartPolicy.Always, RestartPolicy.OnFailure, RestartPolicy.Never];
    private static readonly bool?[] Sandboxes = [null, true, false];

    // Every combination of what is seen of each container now, and of policies, sandbox and end; each is looked at again a while later.
    // What is left of an instance before the newest matters to its own container only: pods of one and two containers have every
    // combination of that too. (With it in the larger pods there are 5.7 million; they take seven minutes of a core.)
    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, false)]
    [InlineData(1, true, false)]
    [InlineData(1, false, true)]
    [InlineData(2, true, false)]
    [InlineData(2, false, true)]
    [InlineData(1, true, true)]
    [InlineData(2, true, true)]
    public void Kubelet_WhateverItSees_KeepsTheRules(int mains, bool hasInit, bool hasSidecar)
    {
        var shape = new Shape(mains, hasInit, hasSidecar);
        Seen[] choices = shape.Count <= 2 ? Seen.All : Seen.Newest;
        int count = 2 * Policies.Length * OwnPolicies.Length * Sandboxes.Length * (int)Math.Pow(choices.Length, shape.Count);
        Parallel.For(0, count, index =>
        {
            SmallPod pod = Combination(shape, choices, index);
            if (!pod.IsPossible)
                return;

            SmallPod later = pod with { Containers = pod.Containers.Select(c => Later(c, pod.IsTerminal, index)).ToValueList() };
            if (Broken(pod, later) is { } broken)
                Assert.Fail($"{pod}\nthen {later}\n{broken}");
        });
    }

    private static SmallPod Combination(Shape shape, Seen[] seen, int index)
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
            Containers = [.. Enumerable.Range(0, shape.Count).Select(_ => seen[Next(seen.Length)])],
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
