using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Klynge.Web.Outreach;

/// <summary>
/// What the public list of members shows. It is its address; what an address says beside it (where a reader came from, an old
/// word) is let be, for strangers follow links that others have made.
/// </summary>
public sealed record PublicView
{
    public const int LongestSearch = 100;

    public string Search { get; init; } = "";
    public MembershipCategory Category { get; init; } = MembershipCategory.Member;
    public IReadOnlyList<OrganisationKind> Kinds { get; init; } = [];

    /// <summary>Codes of counties of today.</summary>
    public IReadOnlyList<string> Counties { get; init; } = [];
    public Letter? Letter { get; init; }

    /// <summary>Anything but all of one category.</summary>
    public bool Filters => Search.Length > 0 || Kinds.Count > 0 || Counties.Count > 0 || Letter is not null;

    public static PublicView Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = new PublicView();
        foreach (var (name, values) in query)
            view = With(view, name, [.. values.SelectMany(value => name == "q" ? [value ?? ""] : (value ?? "").Split(',')).Select(word => word.Trim()).Where(word => word.Length > 0).Take(30)]);
        return view;
    }

    private static PublicView With(PublicView view, string name, List<string> words) => (name, words) switch
    {
        (_, []) => view,
        ("q", [var first, ..]) => view with { Search = first.Length > LongestSearch ? first[..(char.IsHighSurrogate(first[LongestSearch - 1]) ? LongestSearch - 1 : LongestSearch)] : first },
        ("category", [var first, ..]) => Enum.GetValues<MembershipCategory>().Where(c => MembershipCategories.Code(c) == first).Select(c => view with { Category = c }).FirstOrDefault(view),
        ("kind", _) => view with { Kinds = [.. Enum.GetValues<OrganisationKind>().Where(kind => words.Contains(OrganisationKinds.Code(kind)))] },
        ("county", _) => view with { Counties = [.. words.Where(word => Klynge.Members.Counties.Find(word) is not null).Distinct().Order(StringComparer.Ordinal)] },
        ("letter", [var first, ..]) => view with { Letter = Letter.Read(first) ?? view.Letter },
        _ => view,
    };

    /// <summary>Name and value of all that it says, as the hidden fields of a form need them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Said()
    {
        yield return new("q", Search);
        yield return new("category", Category == MembershipCategory.Member ? null : MembershipCategories.Code(Category));
        yield return new("kind", string.Join(',', Kinds.Select(OrganisationKinds.Code)));
        yield return new("county", string.Join(',', Counties));
        yield return new("letter", Letter?.Word);
    }

    public override string ToString() => QueryHelpers.AddQueryString("", Said().Where(pair => pair.Value is { Length: > 0 }));

    public bool Equals(PublicView? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The filters as words, each with the view without it.</summary>
    public IEnumerable<PublicChip> Chips()
    {
        foreach (var kind in Kinds)
            yield return new(KindWords.Within(KindWords.Many(kind)), this with { Kinds = [.. Kinds.Where(k => k != kind)] });
        foreach (var county in Counties)
            yield return new(Texts.Say("in {0}", Klynge.Members.Counties.Find(county)!.Name), this with { Counties = [.. Counties.Where(c => c != county)] });
        if (Letter is { } letter)
            yield return new(Texts.Say("under {0}", letter.Said), this with { Letter = null });
        if (Search.Length > 0)
            yield return new(Texts.Say("matching “{0}”", Search), this with { Search = "" });
    }
}

/// <summary>A filter as readable words, and the view without it.</summary>
public sealed record PublicChip(string Text, PublicView Without);
