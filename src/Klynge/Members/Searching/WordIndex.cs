using System.Runtime.InteropServices;

namespace Klynge.Members.Searching;

/// <summary>
/// The words that some records are found by, in the order of the alphabet, each with the records it stands in and where.
/// Records are numbered in the order they are listed in, so equals are found in that order. Never changed: a register that
/// changes gets a new one.
/// </summary>
public sealed partial class WordIndex
{
    /// <summary>In one number: the record, and a bit for each part of it that has the word.</summary>
    private const int PartBits = 11;

    private readonly Guid[] ids;
    private readonly int[] hidden;
    private readonly string[] words;

    /// <summary>Where each word's records begin in <see cref="stands"/>, and after the last one its end.</summary>
    private readonly int[] begins;
    private readonly uint[] stands;

    /// <summary>Where each record's words begin in <see cref="said"/>: word and part, as they follow each other.</summary>
    private readonly int[] opens;
    private readonly uint[] said;

    private WordIndex(Guid[] ids, int[] hidden, string[] words, int[] opens, uint[] said)
    {
        (this.ids, this.hidden, this.words, this.opens, this.said) = (ids, hidden, words, opens, said);
        (begins, stands) = Turned();
    }

    public int Count => ids.Length;

    /// <summary>From what is said of each record to where each word stands.</summary>
    private (int[] Begins, uint[] Stands) Turned()
    {
        var starts = new int[words.Length + 1];
        foreach (var one in said)
            starts[(one >> 4) + 1]++;
        for (var word = 0; word < words.Length; word++)
            starts[word + 1] += starts[word];

        var (ends, all) = (starts[..^1], new uint[said.Length]);
        for (var record = 0; record < ids.Length; record++)
            foreach (var one in said.AsSpan(opens[record]..opens[record + 1]))
            {
                var (word, bit) = (one >> 4, 1u << (int)(one & 15));
                if (ends[word] > starts[word] && all[ends[word] - 1] >> PartBits == record)
                    all[ends[word] - 1] |= bit;
                else
                    all[ends[word]++] = ((uint)record << PartBits) | bit;
            }

        return Packed(starts, ends, all);
    }

    /// <summary>A word that stands twice in a record left a hole; the holes are closed.</summary>
    private (int[] Begins, uint[] Stands) Packed(int[] starts, int[] ends, uint[] all)
    {
        var to = 0;
        for (var word = 0; word < words.Length; word++)
        {
            var (from, length) = (starts[word], ends[word] - starts[word]);
            Array.Copy(all, from, all, to, length);
            starts[word] = to;
            to += length;
        }

        starts[^1] = to;
        return (starts, all[..to]);
    }

    /// <summary>Takes the records in, one after the other in their order.</summary>
    public sealed class Maker
    {
        private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
        private readonly List<Guid> ids = [];
        private readonly List<int> hidden = [];
        private readonly List<int> opens = [0];
        private readonly List<uint> said = [];

        /// <param name="words">As <see cref="PartWords"/> writes them: a line a part.</param>
        /// <param name="hidden">The parts that not everyone may find it by.</param>
        public void Add(Guid id, string words, int hidden)
        {
            if (ids.Count >= 1 << (32 - PartBits))
                throw new InvalidOperationException("There are more records than an index numbers.");
            var spelled = known.GetAlternateLookup<ReadOnlySpan<char>>();
            uint part = 0;
            foreach (var line in words.AsSpan().Split('\n'))
            {
                foreach (var word in words.AsSpan()[line].Split(' '))
                    if (words.AsSpan()[line][word] is { Length: > 0 } letters)
                    {
                        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(spelled, letters, out var there);
                        number = there ? number : known.Count - 1;
                        said.Add(((uint)number << 4) | part);
                    }

                part++;
            }

            ids.Add(id);
            this.hidden.Add(hidden);
            opens.Add(said.Count);
        }

        public WordIndex Make()
        {
            var (spelled, numbers) = (known.Keys.ToArray(), known.Values.ToArray());
            Array.Sort(spelled, numbers, StringComparer.Ordinal);
            var places = new uint[numbers.Length];
            for (var place = 0; place < numbers.Length; place++)
                places[numbers[place]] = (uint)place;
            foreach (ref var one in CollectionsMarshal.AsSpan(said))
                one = (places[one >> 4] << 4) | (one & 15);
            return new([.. ids], [.. hidden], spelled, [.. opens], [.. said]);
        }
    }
}
