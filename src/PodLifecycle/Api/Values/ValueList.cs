using System.Collections;
using System.Runtime.CompilerServices;

namespace PodLifecycle.Api;

/// <summary>An immutable list that compares by value: two lists are equal when their elements are, in order.</summary>
/// <remarks>Never null and never default: an absent list of the API is <see cref="Empty"/>. Make one with a collection expression: <c>Containers = [app, proxy]</c>.</remarks>
/// <typeparam name="T">The element; an API object, a text or a number.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>, IValueList
{
    private readonly T[] items;

    internal ValueList(T[] items) => this.items = items;

    /// <summary>The list without elements.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>The number of elements.</summary>
    public int Count => items.Length;

    /// <summary>The element at a position.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such position.</exception>
    public T this[int index] => items[index];

    object? IValueList.this[int index] => items[index];

    /// <summary>The elements without a copy.</summary>
    /// <returns>A view of this list.</returns>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <summary>The position of the first element that satisfies the condition.</summary>
    /// <param name="condition">What to look for.</param>
    /// <returns>A position from 0, or -1 when no element does.</returns>
    public int IndexOf(Predicate<T> condition) => Array.FindIndex(items, condition);

    /// <summary>A list with one more element at the end.</summary>
    /// <param name="item">The new last element.</param>
    /// <returns>A new list; this one stays as it is.</returns>
    public ValueList<T> Add(T item) => new([.. items, item]);

    /// <summary>A list with another element at a position.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="item">The element to put there.</param>
    /// <returns>A new list; this one stays as it is.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such position.</exception>
    public ValueList<T> SetItem(int index, T item)
    {
        T[] copy = [.. items];
        copy[index] = item;
        return new(copy);
    }

    /// <summary>True when both hold equal elements in the same order.</summary>
    /// <param name="other">The list to compare with.</param>
    /// <returns>Whether the two are equal.</returns>
    public bool Equals(ValueList<T>? other) => other is not null && (ReferenceEquals(this, other) || AsSpan().SequenceEqual(other.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Goes through the elements without allocating.</summary>
    /// <returns>An enumerator over the elements in order.</returns>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <summary>The elements in square brackets.</summary>
    /// <returns>Text for people; its format may change.</returns>
    public override string ToString() => "[" + string.Join(", ", items) + "]";

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    internal static ValueList<T> FromObjects(ReadOnlySpan<object?> objects)
    {
        if (objects.IsEmpty)
            return Empty;

        var items = new T[objects.Length];
        for (int i = 0; i < items.Length; i++)
            items[i] = objects[i] is long number && typeof(T) == typeof(int) ? (T)(object)(int)number : (T)objects[i]!;
        return new(items);
    }
}

/// <summary>Makes <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    /// <summary>A list of the given elements: what a collection expression calls.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements in order; they are copied.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>A list of the elements of a sequence.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements in order; they are copied.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => [.. items];
}

/// <summary>A list whose elements a walker over the schema reaches without knowing their type.</summary>
internal interface IValueList
{
    int Count { get; }

    object? this[int index] { get; }
}
