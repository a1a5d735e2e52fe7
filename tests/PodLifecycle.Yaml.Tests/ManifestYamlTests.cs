using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

public class ManifestYamlTests
{
    /// <summary>As <c>kubectl -o yaml</c> wrote the same texts.</summary>
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("", "\"\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("0x1", "\"0x1\"")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("a #b", "'a #b'")]
    [InlineData("'a'", "'''a'''")]
    [InlineData("a'b", "a'b")]
    [InlineData("- a", "'- a'")]
    [InlineData("-a", "-a")]
    [InlineData("a ", "'a '")]
    [InlineData("[a]", "'[a]'")]
    [InlineData("a]", "a]")]
    [InlineData("a:", "'a:'")]
    [InlineData("---a", "'---a'")]
    [InlineData("tab\tx", "\"tab\\tx\"")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("😀", "\"\\U0001F600\"")]
    [InlineData("é“x”", "é“x”")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("a\nb ", "\"a\\nb \"")]
    [InlineData("line1\nline2\n", "|\n    line1\n    line2")]
    [InlineData("line1\nline2", "|-\n    line1\n    line2")]
    [InlineData("line1\n\n  line2\n\n", "|+\n    line1\n\n      line2\n")]
    [InlineData("  line1\nline2\n", "|2\n      line1\n    line2")]
    [InlineData("\n", "|2+\n")]
    public void ToYaml_Text_IsQuotedOnlyWhereItMustBe(string value, string expected) =>
        ConfigMap("k", value).ToYaml().Should().Be($"apiVersion: v1\ndata:\n  k: {expected}\nkind: ConfigMap\n");

    [Fact]
    public void ToYaml_LongText_IsBrokenAfterColumn80() =>
        ConfigMap("x-long", "a very long text with a blank at the place where the line is broken, at column eighty-one  and two blanks # and 'quotes' so on and so on and so on and so on and so on and so forth till the end")
            .ToYaml().Should().Contain("""
                  x-long: 'a very long text with a blank at the place where the line is broken, at
                    column eighty-one  and two blanks # and ''quotes'' so on and so on and so on and
                    so on and so on and so forth till the end'

                """.ReplaceLineEndings("\n"));

    [Fact]
    public void ToYaml_Keys_AreInTheOrderOfKubectl()
    {
        string[] expected = ["-", "9", "10", "A", "Ab", "a", "a-b", "a.b", "a_b", "a0", "a1b", "a01b", "a2", "a02", "a002", "a10", "aB", "ab", "b", "é"];

        string[] sorted = [.. expected.Reverse().Order(YamlKeyOrder.Instance)];

        sorted.Should().Equal(expected);
    }

    [Fact]
    public void ToYaml_Lists_StandAtTheColumnOfTheirKey() =>
        ((Pod)ManifestLoader.Load("""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"spec":{"containers":[{"name":"a","image":"b","command":[],"args":["l1\nl2\n",""],"env":[{"value":"1","name":"N"}]}]}}
            """).Documents[0].Object!).ToYaml().Should().Be("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: x
            spec:
              containers:
              - args:
                - |
                  l1
                  l2
                - ""
                env:
                - name: "N"
                  value: "1"
                image: b
                name: a

            """.ReplaceLineEndings("\n"));

    private static ApiObject ConfigMap(string key, string value) =>
        KubernetesJson.Read($$"""{"apiVersion":"v1","kind":"ConfigMap","data":{"{{key}}":{{System.Text.Json.JsonSerializer.Serialize(value)}} } }""");

    [Fact]
    public void ListOfPods_IsOneObject_WithoutManagedFields()
    {
        Pod pod = Pod.FromJson("""{"metadata":{"name":"web","managedFields":[{"manager":"x"}]},"spec":{"containers":[]}}""");

        new[] { pod }.ToYamlList().Should().StartWith("apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n").And.EndWith("kind: List\nmetadata:\n  resourceVersion: \"\"\n").And.NotContain("managedFields");
        Array.Empty<Pod>().ToYamlList().Should().Be("apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n");
    }
}
