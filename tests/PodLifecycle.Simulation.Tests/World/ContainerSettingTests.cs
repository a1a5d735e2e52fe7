using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;
using PodLifecycle.Yaml;

namespace PodLifecycle.Simulation.Tests.World;

/// <summary>What containers find when they start. Each container <c>app</c> prints it into its termination message.</summary>
public class ContainerSettingTests
{
    private const string Objects = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {mode: fast, app.conf: "a=1\n"}
        binaryData: {logo: aGk=}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: db, namespace: ns}
        data: {password: czNjcmV0}
        stringData: {user: admin}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: foreign, namespace: other}
        data: {mode: slow}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: mydb}
        spec: {clusterIP: 10.96.3.4, ports: [{port: 5432}]}
        """;

    [Theory]
    [InlineData("env: [{name: A, value: x}, {name: B, value: $(A)y}]", "echo $B", "xy")]
    [InlineData("env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]", "echo $A", "p")]
    [InlineData("env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.podIP}}}, {name: B, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}]", "echo $A $B", "10.0.0.1 192.0.2.10")]
    [InlineData("env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.serviceAccountName}}}]", "echo $A", "default")]
    [InlineData("env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: mode}}}]", "echo $A", "fast")]
    [InlineData("env: [{name: A, valueFrom: {configMapKeyRef: {name: absent, key: mode, optional: true}}}]", "echo .$A.", "..")]
    [InlineData("env: [{name: A, valueFrom: {secretKeyRef: {name: db, key: password}}}, {name: B, valueFrom: {secretKeyRef: {name: db, key: user}}}]", "echo $A $B", "s3cret admin")]
    [InlineData("envFrom: [{configMapRef: {name: settings}, prefix: S_}]", "echo $S_mode", "fast")]
    [InlineData("env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Gi}}}]", "echo $A", "32")]
    [InlineData("env: []", "echo $MYDB_SERVICE_HOST $MYDB_SERVICE_PORT $KUBERNETES_SERVICE_HOST", "10.96.3.4 5432 10.96.0.1")]
    [InlineData("env: []", "hostname; cat /var/run/secrets/kubernetes.io/serviceaccount/namespace", "p\nns")]
    [InlineData("env: []", "nslookup mydb.ns.svc.cluster.local && nslookup mydb.other", "Name:      mydb.ns.svc.cluster.local\nAddress 1: 10.96.3.4\nName:      mydb.other\nAddress 1: 10.96.3.4")]
    public void Container_AsksForValues_GetsThem(string container, string script, string printed)
    {
        Printed(container, script).Should().Be(printed);
    }

    [Fact]
    public void Command_NamesVariables_IsExpanded()
    {
        GivenRuntime.Of("containers: [{name: app, image: busybox, command: [sh, -c, exit $(CODE)], env: [{name: CODE, value: \"3\"}]}]").Run().Should().Equal("0 app exits 3");
    }

    [Theory]
    [InlineData("{configMap: {name: settings}}", "ls /v; cat /v/app.conf /v/logo", "app.conf\nlogo\nmode\na=1\nhi")]
    [InlineData("{configMap: {name: settings, items: [{key: mode, path: d/m}, {key: absent, path: e}]}}", "ls /v; cat /v/d/m", "d\nfast")]
    [InlineData("{configMap: {name: settings}}", "echo x > /v/mode || cat /v/mode", "fast")]
    [InlineData("{configMap: {name: foreign, optional: true}}", "ls /v; echo done", "done")]
    [InlineData("{secret: {secretName: db}}", "cat /v/password /v/user", "s3cretadmin")]
    [InlineData("{downwardAPI: {items: [{path: name, fieldRef: {fieldPath: metadata.name}}, {path: cpu, resourceFieldRef: {containerName: app, resource: limits.cpu}}]}}", "cat /v/name /v/cpu", "p16")]
    [InlineData("{projected: {sources: [{configMap: {name: settings}}, {secret: {name: db, items: [{key: user, path: who}]}}, {serviceAccountToken: {path: t/token}}]}}", "cat /v/mode /v/who /v/t/token", "fastadmintoken")]
    [InlineData("{emptyDir: {}}", "echo x > /v/f; cat /v/f", "x")]
    [InlineData("{persistentVolumeClaim: {claimName: data}}", "echo x > /v/f; cat /v/f", "x")]
    public void Volume_IsMounted_IsSeenAsFiles(string source, string script, string printed)
    {
        Printed("volumeMounts: [{name: v, mountPath: /v}]", script, $"volumes: [{{name: v, {source[1..]}]").Should().Be(printed);
    }

    [Theory]
    [InlineData("{name: v, mountPath: /etc/app.conf, subPath: app.conf}", "cat /etc/app.conf; test -d /etc/app.conf || ls /etc/app.conf", "a=1\n/etc/app.conf")]
    [InlineData("{name: v, mountPath: /etc/x, subPath: app.conf}", "rm /etc/x || cat /etc/x", "a=1")]
    [InlineData("{name: w, mountPath: /w, subPath: a/b}, {name: w, mountPath: /all}", "echo x > /w/f; cat /all/a/b/f", "x")]
    [InlineData("{name: w, mountPath: /w, subPathExpr: $(POD)/b}, {name: w, mountPath: /all}", "echo x > /w/f; cat /all/p/b/f", "x")]
    [InlineData("{name: w, mountPath: /w, readOnly: true}, {name: w, mountPath: /all}", "echo x > /all/f; echo y > /w/f || cat /w/f", "x")]
    [InlineData("{name: w, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}", "ls /var/run/secrets/kubernetes.io/serviceaccount; echo none", "none")]
    public void Mount_IsAPartOfAVolume_IsSeenAtItsPlace(string mounts, string script, string printed)
    {
        Printed(
            $"volumeMounts: [{mounts}], env: [{{name: POD, valueFrom: {{fieldRef: {{fieldPath: metadata.name}}}}}}]",
            script,
            "volumes: [{name: v, configMap: {name: settings}}, {name: w, emptyDir: {}}]").Should().Be(printed);
    }

    [Fact]
    public void EmptyDir_ContainerStartsAgain_IsKept()
    {
        GivenRuntime.Of("""
            containers:
            - {name: app, image: busybox, command: [sh, -c, "test -e /v/f && exit 5; touch /v/f /g"], volumeMounts: [{name: v, mountPath: /v}]}
            volumes: [{name: v, emptyDir: {}}]
            """).Start("app").Run().Should().Equal("0 app exits 0", "0 app exits 5");
    }

    [Theory]
    [InlineData("", "10.0.0.1\tp\n")]
    [InlineData("hostname: web", "10.0.0.1\tweb\n")]
    [InlineData("hostAliases: [{ip: 10.1.2.3, hostnames: [foo.remote, bar.remote]}, {ip: 10.1.2.4, hostnames: [x]}]", "10.0.0.1\tp\n\n# Entries added by HostAliases.\n10.1.2.3\tfoo.remote\tbar.remote\n10.1.2.4\tx\n")]
    public void HostsFile_IsWrittenByTheKubelet(string spec, string end)
    {
        Printed("env: []", "cat /etc/hosts", spec).Should().StartWith("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n").And.EndWith(end.TrimEnd('\n'));
    }

    [Fact]
    public void Hostname_PodSharesTheNodesNetwork_IsTheNodes()
    {
        Printed("env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]", "hostname; echo $A", "hostNetwork: true\nnodeName: node-7").Should().Be("node-7\n192.0.2.10");
    }

    [Theory]
    [InlineData("env: [{name: A, valueFrom: {configMapKeyRef: {name: absent, key: k}}}]", "configmap \"absent\" not found")]
    [InlineData("env: [{name: A, valueFrom: {configMapKeyRef: {name: foreign, key: mode}}}]", "configmap \"foreign\" not found")]
    [InlineData("env: [{name: A, valueFrom: {secretKeyRef: {name: db, key: nope}}}]", "couldn't find key nope in Secret ns/db")]
    [InlineData("envFrom: [{secretRef: {name: nope}}]", "secret \"nope\" not found")]
    public void Source_IsMissing_IsAnErrorUntilItComes(string container, string error)
    {
        GivenRuntime given = GivenRuntime.Of("containers: [{name: idle, image: nginx}]", options: Given());
        given.Pod = given.Pod with { Spec = ManifestLoader.Load($"apiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec: {{containers: [{{name: app, image: nginx, {container}}}]}}").Pods.Single().Pod.Spec };

        given.Runtime.ConfigError("app", GivenRuntime.PodIp).Should().Be(error);
        Action start = () => given.Start("app");
        start.Should().Throw<SimulationException>().WithMessage($"container app cannot start: {error}; add it to Objects");

        foreach (string json in new[] { """{"kind":"ConfigMap","metadata":{"name":"absent"},"data":{"k":"v"}}""", """{"kind":"ConfigMap","metadata":{"name":"foreign"},"data":{"mode":"v"}}""" })
            given.Objects.Put(KubernetesJson.Read(json.Insert(1, "\"apiVersion\":\"v1\",")));
        foreach (string json in new[] { """{"kind":"Secret","metadata":{"name":"db","namespace":"ns"},"stringData":{"nope":"v"}}""", """{"kind":"Secret","metadata":{"name":"nope"}}""" })
            given.Objects.Put(KubernetesJson.Read(json.Insert(1, "\"apiVersion\":\"v1\",")));
        given.Runtime.ConfigError("app", GivenRuntime.PodIp).Should().BeNull();
    }

    [Fact]
    public void Containers_ShareTheirPodsAddress()
    {
        GivenRuntime.Of("""
            containers:
            - {name: web, image: nginx}
            - {name: app, image: busybox, command: [sh, -c, "wget -q -O /dev/null http://localhost && wget -q -O /dev/null http://10.0.0.1:80/ && wget -q -O /dev/null http://p/ && exit 7"]}
            """).Run().Should().Equal("0 app exits 7");
    }

    [Fact]
    public void Port_IsTakenByAnotherContainerOfThePod_CannotBeHad()
    {
        GivenRuntime given = GivenRuntime.Of("""
            containers:
            - {name: one, image: nginx}
            - {name: two, image: nginx}
            """);

        given.Do(5, r => r.Kill("one")).Advance(6);
        given.Start("two").Do(10, r => r.Kill("two")).Run().Should().Equal("0 two exits 1", "5 one exits 137", "10 two exits 137");
    }

    [Fact]
    public void Container_AsksItself_IsRefusedWhereItDoesNotListen()
    {
        GivenRuntime.Of("""
            containers:
            - {name: app, image: busybox, command: [sh, -c, "sleep 5; wget -q -O /dev/null http://localhost:81; exit 7"]}
            """).Run().Should().Equal("5 app exits 7");
    }

    [Fact]
    public void ConfigMap_IsLargerThanTheToyShellTakes_IsAProblem()
    {
        string text = new('x', Limits.FileLength + 1);
        ApiObject map = KubernetesJson.Read($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"big"},"data":{"k":"{{{text}}}"}}""");
        Action start = () => GivenRuntime.Of(
            "containers: [{name: app, image: nginx, volumeMounts: [{name: v, mountPath: /v}]}]\nvolumes: [{name: v, configMap: {name: big}}]", options: new() { Objects = [map] });

        start.Should().Throw<SimulationException>().WithMessage("*characters in a file*");
    }

    private static SimulationOptions Given() => new() { Objects = ManifestLoader.Load(Objects).Documents.Select(d => d.Object!).ToValueList() };

    /// <summary>What a script prints in a container of the given fields, without the last line break.</summary>
    private static string Printed(string container, string script, string spec = "")
    {
        string command = $"command: [sh, -c, '({script.Replace("'", "''", StringComparison.Ordinal)}) > /dev/termination-log 2>/dev/null']";
        GivenRuntime given = GivenRuntime.Of($"containers:\n- {{name: app, image: busybox, {command}, {container}}}\n{spec}", options: Given());
        given.Run();
        return given.Runtime.TakeUnreported("app")!.Message.TrimEnd('\n');
    }
}
