using Klynge.Access;

namespace Klynge.Web.Access;

/// <summary>Someone who can sign in. One account, roles in several clusters. It is no record of the person in a register.</summary>
public sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As written; <see cref="EmailKey"/> is what it is found by.</summary>
    public required string Email { get; set; }
    public required string EmailKey { get; set; }
    public required string Name { get; set; }
    public string? PasswordHash { get; set; }
    public string Language { get; set; } = "nb";

    /// <summary>"light", "dark", or empty for the system's choice.</summary>
    public string? Theme { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime? LastSeenAt { get; set; }
    public DateTime? SeenBeforeAt { get; set; }
    public DateTime? DisabledAt { get; set; }
    public bool Demonstration { get; init; }

    public static string Key(string email) => email.Trim().ToLowerInvariant();
}

/// <summary>What an account is to one cluster (or, as owner, to the installation), from and to.</summary>
public sealed class AccountRole
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }

    /// <summary>Empty only for the owner.</summary>
    public Guid? ClusterId { get; init; }
    public Role Role { get; init; }

    /// <summary>The organisation a member contact speaks for.</summary>
    public Guid? OrganisationId { get; init; }
    public DateTime From { get; init; }
    public DateTime? EndedAt { get; set; }
    public Account? Account { get; init; }
}

/// <summary>A signed-in browser. It lives on the server, and ends there.</summary>
public sealed class Session
{
    /// <summary>SHA-256 of the key in the cookie.</summary>
    public required string Hash { get; init; }
    public Guid AccountId { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime SeenAt { get; set; }
    public DateTime EndsAt { get; set; }

    /// <summary>When she last showed that it is her: by password, passkey or letter, or as the provider says she did there.</summary>
    public DateTime? ProvenAt { get; init; }

    /// <summary>The provider the session came from, by its word in the address.</summary>
    public string? Provider { get; init; }
    public Account? Account { get; init; }
}

/// <summary>Wrong tries at one address or from one place, whether or not an account has it: the answer is the same.</summary>
public sealed class WrongTries
{
    public required string Key { get; init; }
    public int Count { get; set; }
    public DateTime Since { get; set; }
    public DateTime? ClosedUntil { get; set; }
}

public enum TokenPurpose
{
    Invitation,
    Reset,
    SignIn,
    Setup,
}

/// <summary>A link that works once: bound to address, cluster and purpose, kept only as a hash.</summary>
public sealed class OneTimeToken
{
    public required string Hash { get; init; }

    /// <summary>What it is called where it is listed, cancelled or sent again.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public TokenPurpose Purpose { get; init; }
    public required string EmailKey { get; init; }
    public string? Name { get; init; }
    public Guid? ClusterId { get; init; }
    public Role? Role { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid? MadeBy { get; init; }
    public DateTime MadeAt { get; init; }
    public DateTime EndsAt { get; init; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>A key for a program: one user, one cluster. Shown once, kept as a hash.</summary>
public sealed class ApiToken
{
    public required string Hash { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }
    public Guid ClusterId { get; init; }
    public required string Name { get; init; }

    /// <summary>The last four characters, so that a person can tell two apart.</summary>
    public required string Ending { get; init; }
    public DateTime MadeAt { get; init; }
    public DateTime EndsAt { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>It may look and not touch.</summary>
    public bool ReadsOnly { get; init; }
    public DateTime? RevokedAt { get; set; }
    public Account? Account { get; init; }
}

public sealed record UserInvited(Guid About, Role Role) : Happening(About);
public sealed record RoleGiven(Guid About, Role Role) : Happening(About);
public sealed record RoleEnded(Guid About, Role Role) : Happening(About);
public sealed record AccountDisabled(Guid About) : Happening(About);
public sealed record PasswordLinkMade(Guid About) : Happening(About);
/// <summary>An account is taken out; its key leads to nobody.</summary>
public sealed record AccountErased(Guid About) : Happening(About);
public sealed record AccountEnabled(Guid About) : Happening(About);
public sealed record TokenMade(Guid About) : Happening(About);
public sealed record TokenRevoked(Guid About) : Happening(About);
