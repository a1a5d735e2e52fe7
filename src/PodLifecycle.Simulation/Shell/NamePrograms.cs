using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

/// <summary>Programs that ask the scenario's DNS table. Their words are busybox's.</summary>
internal static class NamePrograms
{
    public static int Lookup(Invocation call)
    {
        var operands = call.ParseOptions("").Operands;
        if (operands.Count == 0)
            throw call.Unsupported("a call without a name");

        if (Resolve(call, operands[0]) is not { } address)
            return call.Fail($"can't resolve '{operands[0]}'");

        call.Print($"Name:      {operands[0]}\nAddress 1: {address}\n");
        return 0;
    }

    public static IEnumerator<Pause> Ping(Invocation call)
    {
        var options = call.ParseOptions("q4", valued: "cwW");
        if (options.Operands is not [var host])
            throw call.Unsupported("anything but one host");

        var count = int.MaxValue;
        if (options.Value("-c") is { } limit && !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count))
            throw call.Unsupported($"the option -c {limit}");

        if (Resolve(call, host) is not { } address)
        {
            call.State.Status = call.Fail($"bad address '{host}'");
            yield break;
        }

        call.Print($"PING {host} ({address}): 56 data bytes\n");
        for (var sequence = 0; sequence < count; sequence++)
        {
            if (sequence > 0)
                yield return new Pause.Until(call.Container.Now.AddSeconds(1));

            call.Print(string.Create(CultureInfo.InvariantCulture, $"64 bytes from {address}: seq={sequence} ttl=64 time=0.100 ms\n"));
        }

        call.State.Status = 0;
    }

    private static string? Resolve(Invocation call, string name) => name switch
    {
        "localhost" => "127.0.0.1",
        _ when System.Net.IPAddress.TryParse(name, out _) => name,
        _ => call.Container.Context.Resolve(name, call.Container.Now),
    };
}
