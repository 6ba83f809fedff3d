namespace Klynge.Web.Access.Outside;

/// <summary>
/// That a subject of a provider may open an account. The pair of issuer and subject is what is known again: an address can
/// be given to somebody else there, or be written by anyone, and is never looked up.
/// </summary>
public sealed class OutsideLogin
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? LastUsedAt { get; set; }
    public Account? Account { get; init; }
}
