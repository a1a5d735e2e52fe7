namespace PodLifecycle.Tool.Tests;

/// <summary>Recorded scenarios from the command line.</summary>
public class ScenarioTests
{
    [Fact]
    public void Scenario_Compared_FitsItsRecording()
    {
        Answer answer = Podlife.Run("run", "--scenario", Recorded("rp-always-exit1-5s"), "-o", "trace", "--compare");

        answer.ExitCode.Should().Be(0);
        answer.Out.Should().Contain("| Running 1/1 1 Running |").And.EndWith("ok rp-always-exit1-5s\n");
    }

    [Fact]
    public void Scenario_WithSomethingNotBuilt_SaysWhat()
    {
        Answer answer = Podlife.Run("run", "--scenario", Recorded("rz-cpu-up"));

        answer.ExitCode.Should().Be(1);
        answer.Error.Should().Contain("the action Patch");
    }

    [Theory]
    [InlineData("run", "-", "--compare")]
    [InlineData("run", "-", "-o", "trace")]
    [InlineData("run", "-", "--scenario", "a.json")]
    public void Scenario_MixedWithAManifest_IsAUsageError(params string[] args) => Podlife.Run(args).ExitCode.Should().Be(2);

    [Fact]
    public void Run_UnderTheTimingOfAKubelet_IsTheDefaultAndFollowsTheSeed()
    {
        const string Crashing = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"busybox\",\"command\":[\"sh\",\"-c\",\"sleep 2; exit 1\"]}]}}";

        string byDefault = Podlife.RunWith(Crashing, "run", "-").Out;

        byDefault.Should().Be(Podlife.RunWith(Crashing, "run", "-", "--timing", "kubelet", "--seed", "1").Out);
        byDefault.Should().NotBe(Podlife.RunWith(Crashing, "run", "-", "--seed", "2").Out);
        byDefault.Should().NotBe(Podlife.RunWith(Crashing, "run", "-", "--timing", "ideal").Out);
    }

    private static string Recorded(string id)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "tests", "Oracle", "traces", id + ".json.gz");
            if (File.Exists(file))
                return file;
        }

        throw new FileNotFoundException($"no recording {id}");
    }
}
