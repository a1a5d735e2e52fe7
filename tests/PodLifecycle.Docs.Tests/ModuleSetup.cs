using System.Runtime.CompilerServices;

namespace PodLifecycle.Docs.Tests;

internal static class ModuleSetup
{
    /// <summary>The documents name files as somebody does who stands at the repository's root.</summary>
    [ModuleInitializer]
    internal static void StandAtTheRoot() => Environment.CurrentDirectory = Repository.Root;
}
