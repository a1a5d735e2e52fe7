namespace PodLifecycle;

/// <summary>What came of a probe's attempt or a hook in the world outside. The set of cases is closed.</summary>
internal abstract record HandlerOutcome
{
    private HandlerOutcome()
    {
    }

    /// <summary>A command ended.</summary>
    public sealed record Exited(int ExitCode, string Output, string ErrorOutput) : HandlerOutcome;

    /// <summary>The runtime, or a gRPC server, answered with an error in place of a result.</summary>
    /// <param name="Code">The gRPC code's name, such as <see cref="DeadlineExceeded"/>.</param>
    /// <param name="Message">Its text.</param>
    public sealed record RpcError(string Code, string Message) : HandlerOutcome
    {
        public const string DeadlineExceeded = "DeadlineExceeded";

        public const string Unimplemented = "Unimplemented";

        public override string ToString() => RuntimeError.Format(Code, Message);
    }

    /// <summary>An HTTP server answered.</summary>
    /// <param name="StatusCode">The status.</param>
    /// <param name="Location">The header of that name; empty when there is none.</param>
    /// <param name="Body">The body, or what came of it.</param>
    public sealed record Answered(int StatusCode, string Location, string Body) : HandlerOutcome
    {
        /// <summary>Why the body could not be read to its end, one of <see cref="NetworkError"/>; null when it could.</summary>
        public string? BodyError { get; init; }
    }

    /// <summary>A TCP connection stood.</summary>
    public sealed record Connected : HandlerOutcome;

    /// <summary>A gRPC health service answered.</summary>
    /// <param name="Status">The status's name, such as <see cref="Serving"/>.</param>
    public sealed record Health(string Status) : HandlerOutcome
    {
        public const string Serving = "SERVING";
    }

    /// <summary>No connection, or none that bore an answer.</summary>
    /// <param name="Error">One of <see cref="NetworkError"/>.</param>
    public sealed record NotReached(string Error) : HandlerOutcome;
}
