namespace PodLifecycle;

/// <summary>What was asked of <c>kubectl</c> cannot be done: a selector, path or condition that it does not understand, or that fails on these objects.</summary>
public sealed class KubectlException : Exception
{
    /// <summary>An error without words.</summary>
    public KubectlException()
    {
    }

    /// <summary>An error in the words of <c>kubectl</c>.</summary>
    /// <param name="message">What is wrong.</param>
    public KubectlException(string message)
        : base(message)
    {
    }

    /// <summary>An error in the words of <c>kubectl</c>, with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public KubectlException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
