using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Brings a status into the shape in which it is kept and written: whole seconds, short messages, sorted lists.</summary>
internal static class StatusNormalizer
{
    /// <summary>Bytes that the termination messages of all containers share.</summary>
    private const int MessageBytes = 12288;
    private const int MostBytesOfChar = 3;

    public static PodStatus Normalize(Pod pod, PodStatus status)
    {
        PodSpec spec = pod.Spec;
        int containers = spec.Containers.Count + spec.InitContainers.Count + spec.EphemeralContainers.Count;
        int limit = containers == 0 ? MessageBytes : MessageBytes / containers;

        ValueList<PodCondition> conditions = Each(status.Conditions, static (condition, _) => Cut(condition), limit);
        ValueList<ContainerStatus> regular = StatusOrder.SortedByName(Each(status.ContainerStatuses, Cut, limit));
        ValueList<ContainerStatus> init = StatusOrder.SortedBySpec(Each(status.InitContainerStatuses, Cut, limit), spec.InitContainers);
        ValueList<ContainerStatus> ephemeral = StatusOrder.SortedByName(Each(status.EphemeralContainerStatuses, Cut, limit));
        DateTimeOffset? startTime = Seconds(status.StartTime);

        bool isNormal = ReferenceEquals(conditions, status.Conditions)
            && ReferenceEquals(regular, status.ContainerStatuses)
            && ReferenceEquals(init, status.InitContainerStatuses)
            && ReferenceEquals(ephemeral, status.EphemeralContainerStatuses)
            && startTime == status.StartTime;
        return isNormal ? status : status with
        {
            Conditions = conditions,
            ContainerStatuses = regular,
            InitContainerStatuses = init,
            EphemeralContainerStatuses = ephemeral,
            StartTime = startTime,
        };
    }

    /// <summary>The time in whole seconds: cut, not rounded.</summary>
    public static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static ValueList<T> Each<T>(ValueList<T> items, Func<T, int, T> cut, int limit)
        where T : class
    {
        T[]? changed = null;
        for (int i = 0; i < items.Count; i++)
        {
            T item = cut(items[i], limit);
            if (ReferenceEquals(item, items[i]))
                continue;
            changed ??= items.AsSpan().ToArray();
            changed[i] = item;
        }

        return changed is null ? items : new(changed);
    }

    private static PodCondition Cut(PodCondition condition) =>
        IsWhole(condition.LastProbeTime) && IsWhole(condition.LastTransitionTime)
            ? condition
            : condition with { LastProbeTime = Seconds(condition.LastProbeTime), LastTransitionTime = Seconds(condition.LastTransitionTime) };

    private static ContainerStatus Cut(ContainerStatus status, int limit)
    {
        ContainerState state = Cut(status.State, limit);
        ContainerState lastState = Cut(status.LastState, limit);
        return ReferenceEquals(state, status.State) && ReferenceEquals(lastState, status.LastState)
            ? status
            : status with { State = state, LastState = lastState };
    }

    private static ContainerState Cut(ContainerState state, int limit)
    {
        if (state.Running is { } running && !IsWhole(running.StartedAt))
            state = state with { Running = running with { StartedAt = Seconds(running.StartedAt) } };
        if (state.Terminated is { } end && !(IsWhole(end.StartedAt) && IsWhole(end.FinishedAt) && IsShort(end.Message, limit)))
        {
            state = state with
            {
                Terminated = end with
                {
                    StartedAt = Seconds(end.StartedAt),
                    FinishedAt = Seconds(end.FinishedAt),
                    Message = CutToBytes(end.Message, limit),
                },
            };
        }

        return state;
    }

    private static bool IsWhole(DateTimeOffset? time) => time is null || time.Value.Ticks % TimeSpan.TicksPerSecond == 0;

    private static DateTimeOffset? Seconds(DateTimeOffset? time) => time is { } known ? Seconds(known) : null;

    private static bool IsShort(string text, int bytes) => text.Length <= bytes / MostBytesOfChar || Encoding.UTF8.GetByteCount(text) <= bytes;

    /// <summary>The cut may fall into a character: each byte that is left of it is then read as one that cannot be read.</summary>
    private static string CutToBytes(string text, int bytes)
    {
        if (IsShort(text, bytes))
            return text;

        int chars = 0;
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > bytes)
                break;
            used += rune.Utf8SequenceLength;
            chars += rune.Utf16SequenceLength;
        }

        return text[..chars] + new string('\uFFFD', bytes - used);
    }
}
