namespace Klynge.Web.Access.Outside;

/// <summary>What a provider has signed and we have checked.</summary>
/// <param name="ProvenAt">When she last proved herself there, if it says so.</param>
/// <param name="Email">Her address as it says, where it says one that counts.</param>
/// <param name="EmailVerified">Whether it says that it has verified the address.</param>
public sealed record Statement(Provider Provider, string Issuer, string Subject, DateTime? ProvenAt, string? Email, bool EmailVerified);

/// <summary>What the browser brought back from a provider.</summary>
public sealed record BroughtBack(string? Code, string? State, string? Issuer, string? Error);
