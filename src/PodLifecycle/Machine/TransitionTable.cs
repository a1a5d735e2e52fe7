using System.Runtime.CompilerServices;

namespace PodLifecycle;

/// <summary>
/// The transitions of one small machine: from a state, by an input, to a state. The machine's <c>Step</c>, its diagram and its
/// coverage test use the same table. An input that a state ignores is a row that leads back to the state.
/// </summary>
/// <typeparam name="TState">The states; an enum that counts from 0.</typeparam>
/// <typeparam name="TInput">The inputs; an enum that counts from 0.</typeparam>
internal sealed class TransitionTable<TState, TInput>
    where TState : struct, Enum
    where TInput : struct, Enum
{
    private const short Undefined = -1;
    private readonly (TState From, TInput Input, TState To)[] rows;
    private readonly short[] rowOf;
    private readonly bool[] taken;
    private readonly int inputs = Enum.GetValues<TInput>().Length;

    /// <param name="name">The machine, as its diagram is called.</param>
    /// <param name="rows">Each pair of state and input at most once.</param>
    public TransitionTable(string name, params (TState From, TInput Input, TState To)[] rows)
    {
        Name = name;
        this.rows = rows;
        taken = new bool[rows.Length];
        rowOf = new short[Enum.GetValues<TState>().Length * inputs];
        Array.Fill(rowOf, Undefined);
        for (short i = 0; i < rows.Length; i++)
        {
            ref short cell = ref rowOf[Cell(rows[i].From, rows[i].Input)];
            if (cell != Undefined)
                throw new ArgumentException($"{name}: {rows[i].From} has two rows for {rows[i].Input}", nameof(rows));
            cell = i;
        }
    }

    public string Name { get; }

    public IReadOnlyList<(TState From, TInput Input, TState To)> Rows => rows;

    /// <summary>The rows that no step of this process has taken: what the coverage tests ask.</summary>
    public IEnumerable<(TState From, TInput Input, TState To)> NotTaken => rows.Where((_, i) => !taken[i]);

    /// <summary>Whether the state has a row for the input.</summary>
    public bool Has(TState state, TInput input) => rowOf[Cell(state, input)] != Undefined;

    /// <exception cref="InvalidOperationException">The state has no row for the input.</exception>
    public TState Next(TState state, TInput input)
    {
        short row = rowOf[Cell(state, input)];
        if (row == Undefined)
            throw new InvalidOperationException($"{Name}: the state {state} takes no input {input}");
        taken[row] = true;
        return rows[row].To;
    }

    private int Cell(TState state, TInput input) => (Index(state) * inputs) + Index(input);

    private static int Index<T>(T value)
        where T : struct, Enum => Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, byte>(value),
            2 => Unsafe.BitCast<T, short>(value),
            _ => Unsafe.BitCast<T, int>(value),
        };
}
