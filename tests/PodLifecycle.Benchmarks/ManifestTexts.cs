using System.Text;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Benchmarks;

/// <summary>A file of manifests as people write them, and the same pods as JSON.</summary>
internal static class ManifestTexts
{
    private const int Size = 1024 * 1024;

    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-@
          namespace: shop
          labels:
            app: web
            app.kubernetes.io/version: "1.27"
            tier: frontend
          annotations:
            prometheus.io/scrape: "true"
            prometheus.io/port: "9113"
        spec:
          restartPolicy: Always
          terminationGracePeriodSeconds: 45
          serviceAccountName: web
          containers:
          - name: app
            image: registry.example.org/shop/web:2.4.@
            imagePullPolicy: IfNotPresent
            args:
            - --listen=:8080
            - --instance=@
            ports:
            - name: http
              containerPort: 8080
              protocol: TCP
            env:
            - name: DB_HOST
              value: db-@.shop.svc
            - name: POD_IP
              valueFrom:
                fieldRef:
                  fieldPath: status.podIP
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: db
                  key: password
            resources:
              requests:
                cpu: 100m
                memory: 128Mi
              limits:
                cpu: "1"
                memory: 256Mi
            readinessProbe:
              httpGet:
                path: /healthz
                port: http
              periodSeconds: 5
            livenessProbe:
              httpGet:
                path: /healthz
                port: http
              initialDelaySeconds: 10
              failureThreshold: 3
            volumeMounts:
            - name: config
              mountPath: /etc/web
              readOnly: true
          - name: exporter
            image: nginx/nginx-prometheus-exporter:1.1
            ports:
            - containerPort: 9113
            resources:
              limits: {cpu: 50m, memory: 32Mi}
          volumes:
          - name: config
            configMap:
              name: web-config
          tolerations:
          - key: node-role.kubernetes.io/spot
            operator: Exists
            effect: NoSchedule

        """;

    /// <summary>1 MiB of pods, each a document of its own and a little different.</summary>
    public static readonly byte[] Yaml = Encoding.UTF8.GetBytes(Repeated());

    /// <summary>The same pods.</summary>
    public static readonly byte[] Json = Encoding.UTF8.GetBytes(string.Join('\n', ManifestLoader.Load(new MemoryStream(Yaml)).Documents.Select(d => KubernetesJson.Serialize(d.Object!))));

    /// <summary>One of them, as it is written.</summary>
    public static string One => Pod.Replace("@", "1", StringComparison.Ordinal);

    private static string Repeated()
    {
        var text = new StringBuilder();
        for (int i = 0; text.Length < Size; i++)
            text.Append(i == 0 ? "" : "---\n").Append(Pod.Replace("@", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
