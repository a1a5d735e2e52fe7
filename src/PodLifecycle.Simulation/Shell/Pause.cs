namespace PodLifecycle.Simulation.Shell;

/// <summary>What a running command yields to the job that runs it.</summary>
internal abstract record Pause
{
    public abstract bool IsOver(DateTimeOffset now);

    /// <summary>Goes on when this command has ended.</summary>
    internal sealed record Call(IEnumerator<Pause> Command) : Pause
    {
        public override bool IsOver(DateTimeOffset now) => true;
    }

    /// <summary>Null: never.</summary>
    internal sealed record Until(DateTimeOffset? Instant) : Pause
    {
        public override bool IsOver(DateTimeOffset now) => Instant <= now;
    }

    /// <summary><paramref name="BySignal"/>: a signal with a trap ends it too.</summary>
    internal sealed record When(Func<bool> Condition, bool BySignal) : Pause
    {
        public override bool IsOver(DateTimeOffset now) => Condition();
    }
}
