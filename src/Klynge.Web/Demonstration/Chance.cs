using System.Security.Cryptography;
using System.Text;

namespace Klynge.Web.Demonstration;

/// <summary>
/// Chance with a name: the same name gives the same throws on every machine and in every year (SplitMix64, seeded by the
/// SHA-256 of the name). What one part of the demonstration throws never moves what another part does.
/// </summary>
internal sealed class Chance(string name)
{
    private ulong state = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>0 up to, not including, <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public DateOnly Between(DateOnly first, DateOnly last) => first.AddDays(Below(last.DayNumber - first.DayNumber + 1));

    public bool Of(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> all)
    {
        var list = all.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }

        return list;
    }

    /// <summary>A key that follows from a name, so that two loads give the same addresses.</summary>
    public static Guid Key(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("klynge demonstration " + name))[..16];
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0f) | 0x80), (byte)((bytes[8] & 0x3f) | 0x80));      // version 8: made by our own rule
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
