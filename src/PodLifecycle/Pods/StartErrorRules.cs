using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// How the remembered failure of the last start shows: an ended container that will be started again turns into a waiting one only
/// when a start has been refused or has failed.
/// </summary>
internal static class StartErrorRules
{
    private const string AssumedCompletedMessage =
        "Unable to get init container status from container runtime and pod has been initialized, treat it as exited normally";

    private static readonly ContainerState AssumedCompleted = new()
    {
        Terminated = new() { Reason = ContainerReason.Completed, Message = AssumedCompletedMessage },
    };

    public static void ApplyToInit(ref ContainerStatusDraft draft, PodStatusInput input)
    {
        // One that did its work is done, whatever was refused since.
        if (draft.Instance is { State: ContainerRecordState.Exited, ExitCode: 0 })
            return;

        if (draft.Instance is null && draft.State.Waiting is not null && !Sidecars.IsSidecar(draft.Container) && SomeRegularHasBegun(input))
            draft.State = AssumedCompleted;
        else
            Apply(ref draft, input);
    }

    public static void Apply(ref ContainerStatusDraft draft, PodStatusInput input)
    {
        if (Find(input.StartErrors, draft.Container.Name) is not { } error || !ContainerRestartPolicy.ShouldStart(input.Pod, draft.Container, draft.Instance))
            return;

        if (draft.State.Terminated is not null)
            draft.LastState = draft.State;
        draft.State = ContainerStatusRules.Waiting(error.Reason, error.Message);
    }

    private static bool SomeRegularHasBegun(PodStatusInput input)
    {
        foreach (Container container in input.Pod.Spec.Containers)
        {
            if (input.Runtime.Newest(container.Name) is { State: not ContainerRecordState.Unknown })
                return true;
        }

        return false;
    }

    private static StartError? Find(ValueList<StartError> errors, string container)
    {
        foreach (StartError error in errors)
        {
            if (error.Container == container)
                return error;
        }

        return null;
    }
}
