namespace PodLifecycle.Api;

/// <summary>Shared boxes for the values that occur everywhere, so that an object's slots cost nothing more.</summary>
internal static class Boxed
{
    private const int Smallest = -1;
    private const int Largest = 1024;

    public static readonly object True = true;
    public static readonly object False = false;
    private static readonly object?[] Small = new object?[Largest - Smallest + 1];

    public static object Flag(bool value) => value ? True : False;

    public static object Number(long value) => value is >= Smallest and <= Largest ? Small[value - Smallest] ??= value : value;
}
