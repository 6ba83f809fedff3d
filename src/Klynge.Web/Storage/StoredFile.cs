namespace Klynge.Web.Storage;

/// <summary>What is known of a kept file; its bytes lie in the <see cref="FileStore"/> under the cluster's own folder.</summary>
public sealed class StoredFile : Owned
{
    public required string Name { get; init; }

    /// <summary>From our own list, never what the sender said.</summary>
    public required string ContentType { get; init; }
    public long Size { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>The deed one needs to fetch it.</summary>
    public Klynge.Access.Deed Right { get; init; }
    public DateTime At { get; init; }
    public Guid? By { get; init; }
}
