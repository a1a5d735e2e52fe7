using System.Buffers;

namespace PodLifecycle.Yaml;

/// <summary>Reads manifests: YAML or JSON, one document or many, single objects and lists.</summary>
/// <remarks>
/// Reads as strictly as <c>kubectl apply</c> does and more so: a key that is given twice is an error too. Documents are split at lines that
/// begin with <c>---</c>; a text whose first character is <c>{</c> is read as JSON. Nothing is defaulted and nothing validated.
/// </remarks>
public static class ManifestLoader
{
    private const int Chunk = 64 * 1024;

    /// <summary>Reads a text that must be without errors.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="options">Limits; default <see cref="ManifestOptions.Default"/>.</param>
    /// <returns>Its documents.</returns>
    /// <exception cref="ManifestException">The text has errors; the exception lists all of them.</exception>
    public static ManifestFile Load(string text, ManifestOptions? options = null) =>
        TryLoad(text, out ManifestFile file, options) ? file : throw new ManifestException(file);

    /// <summary>Reads a text that must be without errors.</summary>
    /// <param name="text">YAML or JSON, read to its end or to the limit; it is not closed.</param>
    /// <param name="options">Limits; default <see cref="ManifestOptions.Default"/>.</param>
    /// <returns>Its documents.</returns>
    /// <exception cref="ManifestException">The text has errors; the exception lists all of them.</exception>
    public static ManifestFile Load(TextReader text, ManifestOptions? options = null) =>
        TryLoad(text, out ManifestFile file, options) ? file : throw new ManifestException(file);

    /// <summary>Reads bytes that must be without errors.</summary>
    /// <param name="utf8">YAML or JSON in UTF-8, read to its end or to the limit; it is not closed. Other bytes are refused, not replaced.</param>
    /// <param name="options">Limits; default <see cref="ManifestOptions.Default"/>.</param>
    /// <returns>Its documents.</returns>
    /// <exception cref="ManifestException">The text has errors; the exception lists all of them.</exception>
    public static ManifestFile Load(Stream utf8, ManifestOptions? options = null) =>
        TryLoad(utf8, out ManifestFile file, options) ? file : throw new ManifestException(file);

    /// <summary>Reads a text and says what is wrong with it; never throws for what the text holds.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">What was read, and all errors and warnings.</param>
    /// <param name="options">Limits; default <see cref="ManifestOptions.Default"/>.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryLoad(string text, out ManifestFile file, ManifestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        file = new FileReader(text.AsMemory(), options ?? ManifestOptions.Default).Read();
        return file.Errors.Count == 0;
    }

    /// <summary>Reads a text and says what is wrong with it; never throws for what the text holds.</summary>
    /// <param name="text">YAML or JSON, read to its end or to the limit; it is not closed.</param>
    /// <param name="file">What was read, and all errors and warnings.</param>
    /// <param name="options">Limits; default <see cref="ManifestOptions.Default"/>.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryLoad(TextReader text, out ManifestFile file, ManifestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= ManifestOptions.Default;
        file = new FileReader(ManifestText.Read(text, options.MaxLength), options).Read();
        return file.Errors.Count == 0;
    }

    /// <summary>Reads bytes and says what is wrong with them; never throws for what they hold.</summary>
    /// <param name="utf8">YAML or JSON in UTF-8, read to its end or to the limit; it is not closed. Other bytes are refused, not replaced.</param>
    /// <param name="file">What was read, and all errors and warnings.</param>
    /// <param name="options">Limits; default <see cref="ManifestOptions.Default"/>. The length counts in bytes here.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryLoad(Stream utf8, out ManifestFile file, ManifestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        options ??= ManifestOptions.Default;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            int length = 0;
            for (int count; length <= options.MaxLength && (count = utf8.Read(bytes, length, bytes.Length - length)) > 0;)
            {
                length += count;
                if (length == bytes.Length)
                    Pooled.Double(ref bytes);
            }

            file = new FileReader(bytes.AsSpan(0, length), options).Read();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return file.Errors.Count == 0;
    }
}
