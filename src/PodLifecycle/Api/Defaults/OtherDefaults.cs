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

        draft.Each("spec.ports", port =>
        {
            if (port["targetPort"] is null or IntOrString { Text: "" })
                port.Set("targetPort", new IntOrString((int)((long?)port["port"] ?? 0)));
        });
        if (draft.Text("spec.type") == "LoadBalancer")
        {
            draft.Each("status.loadBalancer.ingress", ingress =>
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
        draft.Each("spec.limits", item =>
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
        Draft config = Draft.New("core/v1.SessionAffinityConfig");
        config.Set("clientIP", Draft.New("core/v1.ClientIPConfig").Object);
        config.Set("clientIP.timeoutSeconds", Boxed.Number(10800));
        return config.Object;
    }
}
