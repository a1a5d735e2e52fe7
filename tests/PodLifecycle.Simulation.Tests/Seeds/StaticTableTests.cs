using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Seeds;

/// <summary>Tables of the tutorials that show pods as they stand, without a story. Times since the last restart are not known from them.</summary>
public class StaticTableTests
{
    private static readonly DateTimeOffset Now = VirtualTime.Epoch;

    [Fact]
    public void T3_PodsOfAllNamespaces_AreATable()
    {
        const string Table = """
            NAMESPACE     NAME                                   READY   STATUS    RESTARTS   AGE
            default       hello-minikube-5c856cbf98-6vfvp        1/1     Running   1          4d18h
            kube-system   coredns-86c58d9df4-2rfqf               1/1     Running   51         4d18h
            kube-system   coredns-86c58d9df4-wkb7l               1/1     Running   49         4d18h
            kube-system   etcd-minikube                          1/1     Running   12         4d18h
            kube-system   kube-addon-manager-minikube            1/1     Running   11         4d18h
            kube-system   kube-apiserver-minikube                1/1     Running   74         4d18h
            kube-system   kube-controller-manager-minikube       1/1     Running   31         4d18h
            kube-system   kube-proxy-brrdd                       1/1     Running   1          4d18h
            kube-system   kube-scheduler-minikube                1/1     Running   31         4d18h
            kube-system   kubernetes-dashboard-ccc79bfc9-dxcq2   1/1     Running   7          4d17h
            kube-system   storage-provisioner                    1/1     Running   2          4d18h

            """;

        Kubectl.GetTable(Rows(Table, lastEnd: null), new TableOptions { AllNamespaces = true }).Should().Be(Table);
    }

    [Fact]
    public void T3_LastEndsAreKnown_AreToldToday()
    {
        string[] lines = Kubectl.GetTable(
            Rows("NAMESPACE NAME\nkube-system coredns-86c58d9df4-2rfqf 1/1 Running 51 4d18h\n", Now.AddDays(-2)), new TableOptions { AllNamespaces = true }).Split('\n');

        lines[1].Should().Be("kube-system   coredns-86c58d9df4-2rfqf   1/1     Running   51 (2d ago)   4d18h");
    }

    [Fact]
    public void T5_PodsOfANamespace_AreATable()
    {
        const string Table = """
            NAME                                   READY   STATUS    RESTARTS   AGE
            coredns-86c58d9df4-2rfqf               1/1     Running   0          40m
            coredns-86c58d9df4-wkb7l               1/1     Running   0          40m
            etcd-minikube                          1/1     Running   0          40m
            kube-addon-manager-minikube            1/1     Running   0          41m
            kube-apiserver-minikube                1/1     Running   2          40m
            kube-controller-manager-minikube       1/1     Running   6          40m
            kube-proxy-brrdd                       1/1     Running   0          40m
            kube-scheduler-minikube                1/1     Running   5          41m
            kubernetes-dashboard-ccc79bfc9-dxcq2   1/1     Running   5          16m
            storage-provisioner                    1/1     Running   0          39m

            """;

        Kubectl.GetTable(Rows(Table.Replace("\n", "\nkube-system ", StringComparison.Ordinal), lastEnd: null)).Should().Be(Table);
    }

    /// <summary>Pods whose rows are those of a table that begins with the namespace.</summary>
    private static IEnumerable<PodRow> Rows(string table, DateTimeOffset? lastEnd) =>
        table.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length == 6)
            .Select(cells => Kubectl.Get(
                new Pod
                {
                    Metadata = new() { Namespace = cells[0], Name = cells[1], CreationTimestamp = Now - Span(cells[5]) },
                    Spec = new() { Containers = [new Container { Name = "c", Image = "i" }] },
                    Status = new()
                    {
                        Phase = PodPhase.Running,
                        Conditions = [new PodCondition { Type = PodConditionType.Ready, Status = "True" }],
                        ContainerStatuses =
                        [
                            new ContainerStatus
                            {
                                Name = "c",
                                Ready = true,
                                RestartCount = int.Parse(cells[4], CultureInfo.InvariantCulture),
                                State = new() { Running = new() { StartedAt = Now } },
                                LastState = lastEnd is null ? ContainerState.Empty : new() { Terminated = new() { ExitCode = 1, FinishedAt = lastEnd } },
                            },
                        ],
                    },
                },
                Now));

    private static TimeSpan Span(string age) => age.EndsWith('m')
        ? TimeSpan.FromMinutes(int.Parse(age[..^1], CultureInfo.InvariantCulture))
        : new TimeSpan(int.Parse(age[..age.IndexOf('d', StringComparison.Ordinal)], CultureInfo.InvariantCulture), int.Parse(age[(age.IndexOf('d', StringComparison.Ordinal) + 1)..^1], CultureInfo.InvariantCulture), 0, 0);
}
