using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using PodLifecycle.Simulation;
using PodLifecycle.Yaml;

namespace PodLifecycle.Docs.Tests;

/// <summary>C# that is run piece by piece, each knowing what the ones before declared, as in a notebook.</summary>
internal sealed class CSharpSession
{
    /// <summary>What an SDK project has for nothing.</summary>
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly Assembly[] References =
        [typeof(PodMachine).Assembly, typeof(Trace).Assembly, typeof(ManifestLoader).Assembly, typeof(FactAttribute).Assembly, typeof(Assert).Assembly, typeof(AssertionExtensions).Assembly];

    private ScriptState<object>? state;

    /// <summary>Runs a piece.</summary>
    /// <returns>What it wrote to the console, and the value of its last expression, if it has one.</returns>
    public async Task<(string Console, object? Value)> RunAsync(string code)
    {
        TextWriter before = Console.Out;
        using var written = new StringWriter { NewLine = "\n" };
        Console.SetOut(written);
        try
        {
            state = state is null
                ? await CSharpScript.RunAsync(code, ScriptOptions.Default.WithReferences(References).WithImports(ImplicitUsings))
                : await state.ContinueWithAsync(code);
        }
        finally
        {
            Console.SetOut(before);
        }

        return (written.ToString(), state.ReturnValue);
    }
}

/// <summary>Sessions share the console, so they run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CSharpSessions
{
    public const string Name = "C# sessions";
}
