namespace Klynge;

/// <summary>
/// One line of the journal in business words. It holds ids and values, never people's names, so that erasing a person
/// leaves the chain whole. The name of the type is stored and is for ever.
/// </summary>
/// <param name="About">The organisation, person or other record it is about; empty when it is about the cluster.</param>
public abstract record Happening(Guid About);
