namespace Klynge.Web.Members.BusinessRegister;

/// <summary>Which numbers have come, one bit each: a million of them in at most 25 MB, and never more than 125.</summary>
internal sealed class SeenNumbers
{
    private const int Chunk = 1_000_000;

    private readonly ulong[]?[] chunks = new ulong[]?[1_000];

    /// <summary>False for a number that came before.</summary>
    public bool Add(int number)
    {
        var bits = chunks[number / Chunk] ??= new ulong[(Chunk + 63) / 64];
        var (place, bit) = (number % Chunk / 64, 1UL << (number % Chunk % 64));
        if ((bits[place] & bit) != 0)
            return false;
        bits[place] |= bit;
        return true;
    }
}
