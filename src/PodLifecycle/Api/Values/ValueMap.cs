using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PodLifecycle.Api;

/// <summary>An immutable map from text to values that compares by value. Its entries are sorted by key (ordinal), as Kubernetes writes them.</summary>
/// <remarks>Never null: an absent map of the API is <see cref="Empty"/>. Labels and resource lists are small, so a lookup is a binary search.</remarks>
/// <typeparam name="T">The value; a text, a <see cref="Quantity"/> or an API object.</typeparam>
public sealed class ValueMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ValueMap<T>>, IValueMap
{
    private readonly string[] keys;
    private readonly T[] values;

    private ValueMap(string[] keys, T[] values)
    {
        this.keys = keys;
        this.values = values;
    }

    /// <summary>Makes a map of the given entries.</summary>
    /// <param name="entries">The entries in any order. Where a key comes twice the later one wins.</param>
    public ValueMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        KeyValuePair<string, T>[] all = [.. entries];
        keys = Array.ConvertAll(all, e => e.Key);
        values = Array.ConvertAll(all, e => e.Value);
        Sort(ref keys, ref values);
    }

    /// <summary>The map without entries.</summary>
    public static ValueMap<T> Empty { get; } = new([], []);

    /// <summary>The number of entries.</summary>
    public int Count => keys.Length;

    /// <summary>The keys in ordinal order.</summary>
    public IEnumerable<string> Keys => keys;

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<T> Values => values;

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">The map has no such key.</exception>
    public T this[string key] => TryGetValue(key, out T? value) ? value : throw new KeyNotFoundException($"the map has no key '{key}'");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        int index = Find(key);
        value = index < 0 ? default : values[index];
        return index >= 0;
    }

    /// <summary>A map with one more entry, or with another value for the key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>A new map; this one stays as it is.</returns>
    public ValueMap<T> SetItem(string key, T value) => new(this.Append(new(key, value)));

    /// <summary>True when both hold equal entries.</summary>
    /// <param name="other">The map to compare with.</param>
    /// <returns>Whether the two are equal.</returns>
    public bool Equals(ValueMap<T>? other) =>
        other is not null && keys.AsSpan().SequenceEqual(other.keys) && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueMap<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string key in keys)
            hash.Add(key, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (int i = 0; i < keys.Length; i++)
            yield return new(keys[i], values[i]);
    }

    /// <summary>The entries as <c>key=value</c>, separated by commas: the way <c>kubectl</c> shows labels.</summary>
    /// <returns>The text; empty for the empty map.</returns>
    public override string ToString() => string.Join(",", this.Select(e => $"{e.Key}={e.Value}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    object? IValueMap.this[int index] => values[index];

    string IValueMap.Key(int index) => keys[index];

    /// <summary>A map of keys and values that follow each other.</summary>
    internal static ValueMap<T> FromObjects(ReadOnlySpan<object?> keysAndValues)
    {
        if (keysAndValues.IsEmpty)
            return Empty;
        var keys = new string[keysAndValues.Length / 2];
        var values = new T[keys.Length];
        for (int i = 0; i < keys.Length; i++)
            (keys[i], values[i]) = ((string)keysAndValues[2 * i]!, (T)keysAndValues[(2 * i) + 1]!);
        Sort(ref keys, ref values);
        return new(keys, values);
    }

    /// <summary>By key, and each key once: of several entries the last stays.</summary>
    private static void Sort(ref string[] keys, ref T[] values)
    {
        const int Few = 32;
        int inOrder = 1;
        while (inOrder < keys.Length && string.CompareOrdinal(keys[inOrder - 1], keys[inOrder]) < 0)
            inOrder++;
        if (inOrder >= keys.Length)
            return;

        if (keys.Length <= Few)
            Insert(keys, values, inOrder);
        else
            SortStably(keys, values);
        RemoveRepeated(ref keys, ref values);
    }

    /// <summary>Sorts a few entries, the first of which are in order.</summary>
    private static void Insert(string[] keys, T[] values, int sorted)
    {
        for (int i = sorted; i < keys.Length; i++)
        {
            (string key, T value) = (keys[i], values[i]);
            int at = i;
            for (; at > 0 && string.CompareOrdinal(keys[at - 1], key) > 0; at--)
                (keys[at], values[at]) = (keys[at - 1], values[at - 1]);
            (keys[at], values[at]) = (key, value);
        }
    }

    private static void SortStably(string[] keys, T[] values)
    {
        (string Key, int Place, T Value)[] all = [.. keys.Select((key, i) => (key, i, values[i]))];
        Array.Sort(all, (left, right) => string.CompareOrdinal(left.Key, right.Key) is not 0 and var difference ? difference : left.Place.CompareTo(right.Place));
        for (int i = 0; i < all.Length; i++)
            (keys[i], values[i]) = (all[i].Key, all[i].Value);
    }

    private static void RemoveRepeated(ref string[] keys, ref T[] values)
    {
        int count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (count > 0 && keys[count - 1] == keys[i])
                count--;
            (keys[count], values[count]) = (keys[i], values[i]);
            count++;
        }

        Array.Resize(ref keys, count);
        Array.Resize(ref values, count);
    }

    private int Find(string key) => Array.BinarySearch(keys, key, StringComparer.Ordinal);
}

/// <summary>A map whose values a walker over the schema reaches without knowing their type.</summary>
internal interface IValueMap
{
    int Count { get; }

    object? this[int index] { get; }

    string Key(int index);
}
