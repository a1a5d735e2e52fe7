using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>How old a container is when it is asked something.</summary>
/// <param name="Age">The time since its start.</param>
/// <param name="BeforeEvents">The question comes a little before what its script says of this instant, as a probe's does.</param>
internal readonly record struct ScriptAge(TimeSpan Age, bool BeforeEvents)
{
    /// <summary>Whether a step that ends at that age still counts.</summary>
    public bool IsBefore(TimeSpan? until) => until is null || Age < until || (BeforeEvents && Age == until);
}

/// <summary>An open port that answers as a <see cref="PortScript"/> says.</summary>
internal sealed class ScriptedPort : OpenPort
{
    private const int NotFound = 404;
    private readonly PortScript script;
    private readonly ScriptAge age;

    private ScriptedPort(PortScript script, ScriptAge age)
    {
        this.script = script;
        this.age = age;
    }

    public override bool? SpeaksTls => script.Tls;

    /// <summary>The port at that age of its container; null while it is closed.</summary>
    public static ScriptedPort? Of(PortScript script, ScriptAge age) =>
        First(script.Tcp, age, step => step.Until) is { Open: false } ? null : new ScriptedPort(script, age);

    public override HttpAnswer Get(string target)
    {
        if (!script.Http.TryGetValue(Uri.UnescapeDataString(target.Split('?')[0]), out ValueList<HttpStep>? steps))
            return new HttpAnswer(NotFound, "404 page not found\n");

        HttpStep step = First(steps, age, step => step.Until) ?? new HttpStep();
        return new HttpAnswer(step.Status, step.Body) { Location = step.Location, Took = step.Took };
    }

    public override HealthAnswer? Health(string service)
    {
        if (script.Grpc.Count == 0)
            return null;
        if (!script.Grpc.TryGetValue(service, out ValueList<GrpcStep>? steps))
            return new HealthAnswer(null, TimeSpan.Zero);

        GrpcStep step = First(steps, age, step => step.Until) ?? new GrpcStep();
        return new HealthAnswer(step.Status, step.Took);
    }

    private static T? First<T>(ValueList<T> steps, ScriptAge age, Func<T, TimeSpan?> until)
        where T : class
    {
        foreach (T step in steps)
        {
            if (age.IsBefore(until(step)))
                return step;
        }

        return null;
    }
}
