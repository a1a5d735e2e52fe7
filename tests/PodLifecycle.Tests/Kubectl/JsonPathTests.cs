using PodLifecycle.Api;

namespace PodLifecycle.Tests;

public class JsonPathTests
{
    private static readonly Pod Pod = new()
    {
        Metadata = new ObjectMeta { Name = "web", Labels = new([new("example.com/role", "main")]) },
        Spec = new PodSpec { Containers = [new() { Name = "app" }, new() { Name = "proxy" }] },
    };

    [Fact]
    public void Print_LoopWithoutEnd_RunsOnceMoreOnTheWholeObject() =>
        JsonPath.Parse("{range .spec.containers[*]}{.name};").Print(Pod).Should().Be("app;proxy;;");

    [Fact]
    public void Print_DotInAKey_NeedsABackslashAlsoInBrackets()
    {
        JsonPath.Parse(@"{.metadata.labels['example\.com/role']}").Print(Pod).Should().Be("main");
        JsonPath.Parse("{.metadata.labels['example.com/role']}").Print(Pod).Should().BeEmpty();
    }

    [Fact]
    public void Print_List_IsFoundInItems() =>
        JsonPath.Parse("{.items[*].metadata.name}").Print([Pod, Pod with { Metadata = new ObjectMeta { Name = "db" } }]).Should().Be("web db");

    [Fact]
    public void Print_IndexTooLarge_FailsAlthoughMissingFieldsDoNot()
    {
        JsonPath.Parse("{.spec.nope}").Print(Pod).Should().BeEmpty();
        Action index = () => JsonPath.Parse("{.spec.containers[2].name}").Print(Pod);
        index.Should().Throw<KubectlException>().WithMessage("array index out of bounds: index 2, length 2");
    }

    [Fact]
    public void Parse_AndInAFilter_DoesNotExist()
    {
        Action parse = () => JsonPath.Parse("""{.items[?(@.a=="x" && @.b=="y")]}""");
        parse.Should().Throw<KubectlException>().WithMessage("*unrecognized character in action: U+0026 '&'");
    }
}
