namespace Klynge.Members;

public static partial class ClusterParts
{
    public const string Admission = "admission";
    public const string Target = "target for the composition";
}
