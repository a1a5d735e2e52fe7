using System.Text;

namespace PodLifecycle.Api;

/// <summary>What changes on the way through the API server's own form of an object, which cannot hold some values and holds others once.</summary>
internal static class Conversions
{
    private const string TemplateGeneration = "deprecated.daemonset.template.generation";

    public static ApiObject Apply(ApiObject value)
    {
        var draft = new Draft(value);
        switch (value.ObjectType.Name)
        {
            case "core/v1.Pod":
                Spec(draft, "spec");
                return Addresses((Pod)draft.Object);
            case "core/v1.PodTemplate":
                Spec(draft, "template.spec");
                break;
            case "batch/v1.CronJob":
                Spec(draft, "spec.jobTemplate.spec.template.spec");
                break;
            case "apps/v1.Deployment" or "apps/v1.ReplicaSet" or "batch/v1.Job" or "core/v1.ReplicationController":
                Spec(draft, "spec.template.spec");
                break;
            case "apps/v1.DaemonSet":
                Spec(draft, "spec.template.spec");
                var annotations = (ValueMap<string>?)draft["metadata.annotations"] ?? ValueMap<string>.Empty;
                draft.Set("metadata.annotations", annotations.SetItem(TemplateGeneration, annotations.GetValueOrDefault(TemplateGeneration, "0")));
                break;
            case "apps/v1.StatefulSet":
                Spec(draft, "spec.template.spec");
                ClaimTemplates(draft);
                break;
            case "core/v1.Secret":
                SecretData(draft);
                break;
        }

        return draft.Object;
    }

    /// <summary>The account has an old and a new name; a negative grace period means one second.</summary>
    private static void Spec(Draft draft, string spec)
    {
        string account = draft.Text(spec + ".serviceAccountName") is { Length: > 0 } name ? name : draft.Text(spec + ".serviceAccount");
        if (account.Length > 0)
        {
            draft.Set(spec + ".serviceAccountName", account);
            draft.Set(spec + ".serviceAccount", account);
        }

        if (draft[spec + ".terminationGracePeriodSeconds"] is < 0L)
            draft.Set(spec + ".terminationGracePeriodSeconds", Boxed.Number(1));
    }

    /// <summary>A single address that is not the first of the list replaces the list.</summary>
    private static Pod Addresses(Pod pod)
    {
        string address = pod.Status.PodIp;
        return address.Length == 0 || (pod.Status.PodIps.Count > 0 && pod.Status.PodIps[0].Ip == address)
            ? pod
            : pod with { Status = pod.Status with { PodIps = [new() { Ip = address }] } };
    }

    private static void ClaimTemplates(Draft draft)
    {
        if (draft["spec.volumeClaimTemplates"] is not ValueList<UntypedObject> claims)
            return;
        draft.Set("spec.volumeClaimTemplates", claims.Select(claim =>
        {
            var template = new Draft(claim);
            template.Set("apiVersion", "v1");
            template.Set("kind", "PersistentVolumeClaim");
            return (UntypedObject)template.Object;
        }).ToValueList());
    }

    private static void SecretData(Draft draft)
    {
        if (draft["stringData"] is not ValueMap<string> texts)
            return;
        var data = (ValueMap<string>?)draft["data"] ?? ValueMap<string>.Empty;
        draft.Set("data", new ValueMap<string>(data.Concat(texts.Select(t => KeyValuePair.Create(t.Key, Convert.ToBase64String(Encoding.UTF8.GetBytes(t.Value)))))));
        draft.Set("stringData", null);
    }
}
