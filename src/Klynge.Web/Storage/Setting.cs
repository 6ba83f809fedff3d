namespace Klynge.Web.Storage;

/// <summary>One thing the installation remembers about itself, or a key that protects cookies.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}
