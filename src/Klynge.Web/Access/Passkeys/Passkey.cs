namespace Klynge.Web.Access.Passkeys;

/// <summary>A key that stays in a person's device or key chain and opens her account. We keep the half that proves it, which opens nothing by itself.</summary>
public sealed class Passkey
{
    /// <summary>More than anyone can keep apart.</summary>
    public const int Most = 20;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }

    /// <summary>What the device calls it.</summary>
    public required byte[] CredentialId { get; init; }
    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says it has signed; 0 where it does not count. It never goes back.</summary>
    public long SignCount { get; set; }

    /// <summary>How the browser reaches it (internal, usb, hybrid …), parted by spaces.</summary>
    public required string Transports { get; init; }
    public bool BackupEligible { get; init; }
    public bool BackedUp { get; set; }

    /// <summary>The host it was made for: under another address the browser does not offer it.</summary>
    public required string Domain { get; init; }

    /// <summary>What she calls it.</summary>
    public required string Name { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime? LastUsedAt { get; set; }

    /// <summary>When it was last refused because its count had gone back: there may be a copy of it.</summary>
    public DateTime? RefusedAt { get; set; }
    public Account? Account { get; init; }
}
