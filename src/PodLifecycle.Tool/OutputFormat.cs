using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary>The objects that <c>podlife get</c> prints: pods, or events, and how it looks at them.</summary>
/// <param name="Objects">The objects in order.</param>
/// <param name="IsSingle">One object that was asked for by its name: it is not wrapped in a List.</param>
/// <param name="Now">The moment of looking.</param>
/// <param name="Version">The API server's version.</param>
/// <param name="Options">The flags of tables.</param>
internal sealed record Shown(IReadOnlyList<ApiObject> Objects, bool IsSingle, DateTimeOffset Now, KubernetesVersion Version, TableOptions Options);

/// <summary>The value of <c>-o</c> of <c>podlife get</c>.</summary>
internal abstract record OutputFormat
{
    public const string Known = "wide, name, json, yaml, jsonpath=<template>, custom-columns=<heading>:<path>,…";

    private const string PathPrefix = "jsonpath=";
    private const string ColumnsPrefix = "custom-columns=";

    private OutputFormat()
    {
    }

    /// <summary>The format; null for a word that is none.</summary>
    /// <exception cref="KubectlException">The template or the columns cannot be read.</exception>
    public static OutputFormat? Parse(string text) => text switch
    {
        "" => new Table(Wide: false),
        "wide" => new Table(Wide: true),
        "name" => new Names(),
        "json" => new Json(),
        "yaml" => new Yaml(),
        _ when text.StartsWith(PathPrefix, StringComparison.Ordinal) => new Template(JsonPath.Parse(text[PathPrefix.Length..])),
        _ when text.StartsWith(ColumnsPrefix, StringComparison.Ordinal) => new Columns(CustomColumnTable.Parse(text[ColumnsPrefix.Length..])),
        _ => null,
    };

    public abstract string Print(Shown shown);

    /// <summary>The table for people, or its wide form.</summary>
    public sealed record Table(bool Wide) : OutputFormat
    {
        public override string Print(Shown shown)
        {
            TableOptions options = shown.Options with { Wide = Wide };
            return shown.Objects.Any(o => o is Event)
                ? Kubectl.GetEvents(shown.Objects.OfType<Event>(), shown.Now, options)
                : Kubectl.GetTable(shown.Objects.OfType<Pod>().Select(pod => Kubectl.Get(pod, shown.Now, shown.Version)), options);
        }
    }

    private sealed record Names : OutputFormat
    {
        public override string Print(Shown shown) =>
            Kubectl.GetNames(shown.Objects.OfType<Pod>()) + string.Concat(shown.Objects.OfType<Event>().Select(e => $"event/{e.Metadata.Name}\n"));
    }

    private sealed record Json : OutputFormat
    {
        public override string Print(Shown shown) => shown.IsSingle ? Kubectl.GetJson(shown.Objects[0]) : Kubectl.GetJson(shown.Objects);
    }

    private sealed record Yaml : OutputFormat
    {
        public override string Print(Shown shown) => shown.IsSingle ? shown.Objects[0].ToYaml() : shown.Objects.ToYaml();
    }

    private sealed record Template(JsonPath Path) : OutputFormat
    {
        public override string Print(Shown shown) => shown.IsSingle ? Path.Print(shown.Objects[0]) : Path.Print(shown.Objects);
    }

    private sealed record Columns(CustomColumnTable Of) : OutputFormat
    {
        public override string Print(Shown shown) => Of.Print(shown.Objects, shown.Options.NoHeaders);
    }
}
