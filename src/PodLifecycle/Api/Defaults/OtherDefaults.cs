namespace PodLifecycle.Api;

/// <summary>Defaults of other kinds that are more than a value for an unset field.</summary>
internal static class OtherDefaults
{
    private const string ClientIp = "ClientIP";

    public static ApiObject Service(ApiObject service)
    {
        var draft = new Draft(service);
        if (draft.Text("spec.sessionAffinity") == "None")
            draft.Set("spec.sessionAffinityConfig", null);
        else if (draft.Text("spec.sessionAffinity") == ClientIp && !draft.Has("spec.sessionAffinityConfig.clientIP.timeoutSeconds"))
            draft.Set("spec.sessionAffinityConfig", ThreeHours());

        Each(draft, "spec.ports", port =>
        {
            if (port["targetPort"] is null or IntOrString { Text: "" })
                port.Set("targetPort", new IntOrString((int)((long?)port["port"] ?? 0)));
        });
        if (draft.Text("spec.type") == "LoadBalancer")
        {
            Each(draft, "status.loadBalancer.ingress", ingress =>
            {
                if (ingress.Has("ip") && !ingress.Has("ipMode"))
                    ingress.Set("ipMode", "VIP");
            });
        }

        return draft.Object;
    }

    public static ApiObject Namespace(ApiObject value)
    {
        const string NameLabel = "kubernetes.io/metadata.name";
        var draft = new Draft(value);
        if (draft.Has("metadata.name"))
            draft.Set("metadata.labels", (draft["metadata.labels"] as ValueMap<string> ?? ValueMap<string>.Empty).SetItem(NameLabel, draft.Text("metadata.name")));
        return draft.Object;
    }

    /// <summary>For containers a missing default is the maximum, a missing default request the default, else the minimum.</summary>
    public static ApiObject LimitRange(ApiObject value)
    {
        var draft = new Draft(value);
        Each(draft, "spec.limits", item =>
        {
            if (item.Text("type") != "Container")
                return;
            item.Set("default", Filled(item["default"], item["max"]));
            item.Set("defaultRequest", Filled(Filled(item["defaultRequest"], item["default"]), item["min"]));
        });
        return draft.Object;
    }

    private static ValueMap<Quantity>? Filled(object? amounts, object? others)
    {
        ValueMap<Quantity> own = amounts as ValueMap<Quantity> ?? ValueMap<Quantity>.Empty;
        return others is ValueMap<Quantity> more ? new(more.Concat(own)) : own;
    }

    private static ApiObject ThreeHours()
    {
        ObjectType type = Schema.Type("core/v1.SessionAffinityConfig");
        var config = new Draft(type.Create(type.NewSlots()));
        ObjectType below = Schema.Type("core/v1.ClientIPConfig");
        config.Set("clientIP", below.Create(below.NewSlots()));
        config.Set("clientIP.timeoutSeconds", Boxed.Number(10800));
        return config.Object;
    }

    private static void Each(Draft owner, string path, Action<Draft> change)
    {
        if (owner[path] is not IValueList { Count: > 0 } list)
            return;
        object?[] items = new object?[list.Count];
        for (int i = 0; i < items.Length; i++)
        {
            var item = new Draft((ApiObject)list[i]!);
            change(item);
            items[i] = item.Object;
        }

        owner.Set(path, ((ApiObject)items[0]!).ObjectType.CreateList(items));
    }
}
