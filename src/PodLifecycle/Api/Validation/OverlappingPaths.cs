namespace PodLifecycle.Api;

/// <summary>Files of a volume that hide one another.</summary>
internal static class OverlappingPaths
{
    public static void Check(Place volume, Action<string> warn)
    {
        string name = volume["name"].Text;
        if (volume.Has("configMap"))
            Single(volume["configMap"], $"ConfigMap {GoQuote.Format(volume["configMap"]["name"].Text)}");
        else if (volume.Has("secret"))
            Single(volume["secret"], $"Secret {GoQuote.Format(volume["secret"]["secretName"].Text)}");
        else if (volume.Has("downwardAPI"))
            Single(volume["downwardAPI"], "DownwardAPI");
        else if (volume.Has("projected"))
            Projected();

        void Single(Place source, string what)
        {
            var paths = new List<(string Path, string Source)>();
            foreach (Place item in source["items"].Items)
                Add(paths, item["path"].Text, "", what);
        }

        void Projected()
        {
            var paths = new List<(string Path, string Source)>();
            foreach (Place source in volume["projected"]["sources"].Items)
            {
                if (source.Has("configMap"))
                    Items(source["configMap"], $"ConfigMap {GoQuote.Format(source["configMap"]["name"].Text)}");
                else if (source.Has("secret"))
                    Items(source["secret"], $"Secret {GoQuote.Format(source["secret"]["name"].Text)}");
                else if (source.Has("downwardAPI"))
                    Items(source["downwardAPI"], "DownwardAPI");
                else if (source.Has("serviceAccountToken"))
                    Add(paths, source["serviceAccountToken"]["path"].Text, "ServiceAccountToken", "Projected");
                else
                    warn($"volume {GoQuote.Format(name)} (Projected) has no sources provided");
            }

            void Items(Place source, string what)
            {
                foreach (Place item in source["items"].Items)
                    Add(paths, item["path"].Text, what, "Projected");
            }
        }

        void Add(List<(string Path, string Source)> paths, string path, string source, string what)
        {
            path = path.TrimEnd('/');
            if (path.Length == 0)
                return;
            foreach ((string earlier, string earlierSource) in paths)
            {
                if (path == earlier || path.StartsWith(earlier + "/", StringComparison.Ordinal) || earlier.StartsWith(path + "/", StringComparison.Ordinal))
                    warn($"volume {GoQuote.Format(name)} ({what}): overlapping paths: {Show(path, source)} with {Show(earlier, earlierSource)}");
            }

            paths.Add((path, source));
        }
    }

    private static string Show(string path, string source) => GoQuote.Format(path) + (source.Length == 0 ? "" : $" ({source})");
}
