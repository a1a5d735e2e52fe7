using PodLifecycle.Api;
using static PodLifecycle.VolumeDetail;

namespace PodLifecycle;

/// <summary>
/// What <c>kubectl describe</c> says about each source of volumes, in the order in which it looks for them. Sources with more structure
/// than a list of fields have a writer of their own in <see cref="VolumeDescription"/>.
/// </summary>
internal static class VolumeTable
{
    private static readonly VolumeDetail FsType = Text("FSType:", "fsType");
    private static readonly VolumeDetail ReadOnly = Flag("ReadOnly:", "readOnly");
    private static readonly VolumeDetail SecretRef = Reference("SecretRef:", "secretRef");
    private static readonly VolumeDetail VolumeId = Text("VolumeID:", "volumeID");
    private static readonly VolumeDetail Partition = Number("Partition:", "partition");

    public static readonly VolumeRow[] Rows =
    [
        new("hostPath", "HostPath (bare host directory volume)", Text("Path:", "path"), OrNone("HostPathType:", "type")),
        new("emptyDir", "EmptyDir (a temporary directory that shares a pod's lifetime)", Text("Medium:", "medium"), Size("SizeLimit:", "sizeLimit")),
        new("gcePersistentDisk", "GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)", Text("PDName:", "pdName"), FsType, Partition, ReadOnly),
        new("awsElasticBlockStore", "AWSElasticBlockStore (a Persistent Disk resource in AWS)", VolumeId, FsType, Partition, ReadOnly),
        new("gitRepo", "GitRepo (a volume that is pulled from git when the pod is created)", Text("Repository:", "repository"), Text("Revision:", "revision")),
        new("secret", "Secret (a volume populated by a Secret)", Text("SecretName:", "secretName"), Flag("Optional:", "optional")),
        new("configMap", "ConfigMap (a volume populated by a ConfigMap)", Text("Name:", "name"), Flag("Optional:", "optional")),
        new("nfs", "NFS (an NFS mount that lasts the lifetime of a pod)", Text("Server:", "server"), Text("Path:", "path"), ReadOnly),
        new(
            "iscsi",
            "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
            Text("TargetPortal:", "targetPortal"),
            Text("IQN:", "iqn"),
            Number("Lun:", "lun"),
            Text("ISCSIInterface", "iscsiInterface"),
            FsType,
            ReadOnly,
            Bracketed("Portals:", "portals"),
            Flag("DiscoveryCHAPAuth:", "chapAuthDiscovery"),
            Flag("SessionCHAPAuth:", "chapAuthSession"),
            SecretRef,
            OrNone("InitiatorName:", "initiatorName")),
        new("glusterfs", "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)", Text("EndpointsName:", "endpoints"), Text("Path:", "path"), ReadOnly),
        new("persistentVolumeClaim", "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)", Text("ClaimName:", "claimName"), ReadOnly),
        new("ephemeral", "EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)") { Write = VolumeDescription.WriteEphemeral },
        new(
            "rbd",
            "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
            Bracketed("CephMonitors:", "monitors"),
            Text("RBDImage:", "image"),
            FsType,
            Text("RBDPool:", "pool"),
            Text("RadosUser:", "user"),
            Text("Keyring:", "keyring"),
            SecretRef,
            ReadOnly),
        new("quobyte", "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)", Text("Registry:", "registry"), Text("Volume:", "volume"), ReadOnly),
        new("downwardAPI", "DownwardAPI (a volume populated by information about the pod)") { Write = VolumeDescription.WriteDownwardApi },
        new(
            "azureDisk",
            "AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)",
            Text("DiskName:", "diskName"),
            Text("DiskURI:", "diskURI"),
            Text("Kind: ", "kind"),
            FsType,
            Text("CachingMode:", "cachingMode"),
            ReadOnly),
        new("vsphereVolume", "vSphereVolume (a Persistent Disk resource in vSphere)", Text("VolumePath:", "volumePath"), FsType, Text("StoragePolicyName:", "storagePolicyName")),
        new("cinder", "Cinder (a Persistent Disk resource in OpenStack)", VolumeId, FsType, ReadOnly, SecretRef),
        new("photonPersistentDisk", "PhotonPersistentDisk (a Persistent Disk resource in photon platform)", Text("PdID:", "pdID"), FsType),
        new("portworxVolume", "PortworxVolume (a Portworx Volume resource)", VolumeId),
        new(
            "scaleIO",
            "ScaleIO (a persistent volume backed by a block device in ScaleIO)",
            Text("Gateway:", "gateway"),
            Text("System:", "system"),
            Text("Protection Domain:", "protectionDomain"),
            Text("Storage Pool:", "storagePool"),
            Text("Storage Mode:", "storageMode"),
            Text("VolumeName:", "volumeName"),
            FsType,
            ReadOnly),
        new(
            "cephfs",
            "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
            Bracketed("Monitors:", "monitors"),
            Text("Path:", "path"),
            Text("User:", "user"),
            Text("SecretFile:", "secretFile"),
            SecretRef,
            ReadOnly),
        new("storageos", "StorageOS (a StorageOS Persistent Disk resource)", Text("VolumeName:", "volumeName"), Text("VolumeNamespace:", "volumeNamespace"), FsType, ReadOnly),
        new("fc", "FC (a Fibre Channel disk)", Joined("TargetWWNs:", "targetWWNs"), OrNone("LUN:", "lun"), FsType, ReadOnly),
        new("azureFile", "AzureFile (an Azure File Service mount on the host and bind mount to the pod)", Text("SecretName:", "secretName"), Text("ShareName:", "shareName"), ReadOnly),
        new(
            "flexVolume",
            "FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)",
            Text("Driver:", "driver"),
            FsType,
            SecretRef,
            ReadOnly,
            Entries("Options:", "options")),
        new("flocker", "Flocker (a Flocker volume mounted by the Flocker agent)", Text("DatasetName:", "datasetName"), Text("DatasetUUID:", "datasetUUID")),
        new("projected", "Projected (a volume that contains injected data from multiple sources)") { Write = VolumeDescription.WriteProjected },
        new("csi", "CSI (a Container Storage Interface (CSI) volume source)", Text("Driver:", "driver"), FsType, ReadOnly) { Write = VolumeDescription.WriteAttributes },
        new("image", "Image (a container image or OCI artifact)", Text("Reference:", "reference"), Text("PullPolicy:", "pullPolicy")),
    ];
}

/// <summary>One source of volumes.</summary>
/// <param name="Field">The field of the volume that holds the source.</param>
/// <param name="Type">What it is, in words.</param>
/// <param name="Details">The lines for its fields.</param>
internal sealed record VolumeRow(string Field, string Type, params VolumeDetail[] Details)
{
    /// <summary>Writes the lines behind the details.</summary>
    public Action<DescriptionWriter, UntypedObject>? Write { get; init; }
}
