using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using PodLifecycle.Simulation;
using PodLifecycle.Yaml;

namespace PodLifecycle.Conventions.Tests;

/// <summary>What users of the packages see: immutable, documented, and named after the folder's idea.</summary>
public class PublicTypeTests
{
    private static readonly Assembly[] Packages = [typeof(PodMachine).Assembly, typeof(ManifestLoader).Assembly, typeof(Script).Assembly];

    public static TheoryData<Type> Types => [.. Packages.SelectMany(a => a.GetExportedTypes())];

    [Theory]
    [MemberData(nameof(Types))]
    public void PublicType_Properties_CannotBeSetAfterwards(Type type)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (property.SetMethod is { IsPublic: true } setter)
                setter.ReturnParameter.GetRequiredCustomModifiers().Should().Contain(typeof(IsExternalInit), $"{type.Name}.{property.Name} must be init-only");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void PublicType_Fields_AreConstantOrReadOnly(Type type)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            (field.IsLiteral || field.IsInitOnly || field.IsSpecialName).Should().BeTrue($"{type.Name}.{field.Name} can be changed");
    }

    [Fact]
    public void PublicTypes_AllOfThem_HaveASummary()
    {
        foreach (Assembly package in Packages)
        {
            string file = Path.ChangeExtension(package.Location, ".xml");
            File.Exists(file).Should().BeTrue($"{file} ships with the package");
            HashSet<string> documented = [.. XDocument.Load(file).Descendants("member")
                .Where(m => m.Element("summary") is { } summary && summary.Value.Trim().Length > 0)
                .Select(m => m.Attribute("name")!.Value)];
            package.GetExportedTypes().Select(t => "T:" + t.FullName!.Replace('+', '.')).Should().BeSubsetOf(documented);
        }
    }

    [Fact]
    public void PublicTypes_HaveNames_ThatDoNotHideTheProduct() =>
        Packages.SelectMany(a => a.GetExportedTypes()).Select(t => t.Name).Should().NotContain("PodLifecycle");
}
