using System.Buffers;
using System.Numerics;

namespace Klynge.Members.Searching;

/// <summary>Whose eyes search: the team finds by everything, others by what is not hidden, and by all of their own.</summary>
public sealed record Reader(bool All, IReadOnlyCollection<Guid> Own)
{
    public static readonly Reader Whole = new(true, []);
}

/// <summary>What was found, best first: the first of them, and how many there are in all.</summary>
public sealed record Hits(IReadOnlyList<Guid> Ids, int Count)
{
    public static readonly Hits None = new([], 0);
}

public sealed partial class WordIndex
{
    /// <summary>How well a record fits; the worst of its words decides. After <see cref="Text"/> comes one more for each wrong letter.</summary>
    private const byte Same = 0, Begins = 1, InName = 2, InEarlier = 3, InFact = 4, Text = 5, Not = byte.MaxValue;

    private const int Mask = (1 << PartBits) - 1;
    private const int Texts = (1 << (int)WordPart.Description) | (1 << (int)WordPart.OffersText) | (1 << (int)WordPart.SeeksText);

    private static readonly byte[] FitOf = [.. Enumerable.Range(0, 1 << PartBits).Select(Fit)];

    /// <summary>Everything that has all the words; best first, equals in the order of the list.</summary>
    /// <param name="near">Also what differs from a word by a letter or two.</param>
    /// <param name="most">So many of the first are wanted.</param>
    public Hits Find(Sought sought, Reader reader, bool near = false, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(sought);
        ArgumentNullException.ThrowIfNull(reader);
        if (sought.IsEmpty || Count == 0)
            return Hits.None;

        var (fits, one) = (ArrayPool<byte>.Shared.Rent(Count), ArrayPool<byte>.Shared.Rent(Count));
        try
        {
            var eyes = new Eyes(this, reader);
            fits.AsSpan(0, Count).Clear();
            foreach (var word in sought.Words)
                Worst(fits, Filled(one, near ? Near(word) : Exact(word), eyes));
            foreach (var phrase in sought.Phrases)
                Worst(fits, Standing(one, phrase, eyes));
            foreach (var phrase in sought.Without)
                Without(fits, Standing(one, phrase, eyes));
            return Ranked(fits, sought, most);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(fits);
            ArrayPool<byte>.Shared.Return(one);
        }
    }

    private static byte Fit(int parts) => parts switch
    {
        0 => Not,
        _ when (parts & WordPart.Name.Bit()) != 0 => InName,
        _ when (parts & WordPart.Earlier.Bit()) != 0 => InEarlier,
        _ when (parts & ~Texts) != 0 => InFact,
        _ => Text,
    };

    /// <summary>How well each record fits the words of these stretches.</summary>
    private Span<byte> Filled(byte[] into, IEnumerable<Stretch> stretches, Eyes eyes)
    {
        var fits = into.AsSpan(0, Count);
        fits.Fill(Not);
        foreach (var stretch in stretches)
            foreach (var stand in stands.AsSpan(begins[stretch.From]..begins[stretch.To]))
            {
                var record = (int)(stand >> PartBits);
                var fit = FitOf[(int)stand & Mask & stretch.Parts & eyes.See(record)];
                if (fit != Not && stretch.Edits > 0)
                    fit = (byte)(Text + stretch.Edits);
                fits[record] = Math.Min(fits[record], fit);
            }

        return fits;
    }

    private void Worst(byte[] fits, ReadOnlySpan<byte> others)
    {
        var at = 0;
        for (; at + Vector<byte>.Count <= Count; at += Vector<byte>.Count)
            Vector.Max(new Vector<byte>(fits, at), new Vector<byte>(others[at..])).CopyTo(fits, at);
        for (; at < Count; at++)
            fits[at] = Math.Max(fits[at], others[at]);
    }

    private void Without(byte[] fits, ReadOnlySpan<byte> those)
    {
        for (var record = 0; record < Count; record++)
            if (those[record] != Not)
                fits[record] = Not;
    }

    private Hits Ranked(byte[] fits, Sought sought, int most)
    {
        var line = Line(sought);
        var places = new List<Guid>[Text + NearWords.Most + 1];
        var count = 0;
        for (var record = 0; record < Count; record++)
        {
            if (fits[record] == Not)
                continue;
            count++;
            var fit = fits[record] == InName ? AtBeginning(record, line, sought) : fits[record];
            if ((places[fit] ??= []) is { } place && place.Count < most)
                place.Add(ids[record]);
        }

        return new([.. places.Where(place => place is not null).SelectMany(place => place).Take(most)], count);
    }

    /// <summary>What a reader sees of each record.</summary>
    private readonly struct Eyes(WordIndex index, Reader reader)
    {
        private readonly int[] own = reader.All ? [] : [.. reader.Own.Select(id => Array.IndexOf(index.ids, id))];
        private readonly int[]? hidden = reader.All ? null : index.hidden;

        public int See(int record) => hidden is null || hidden[record] == 0 || own.Contains(record) ? ~0 : ~hidden[record];
    }

    /// <summary>Words that follow each other in the alphabet, in these parts only, and how many letters were wrong.</summary>
    private readonly record struct Stretch(int From, int To, int Parts, int Edits);
}
