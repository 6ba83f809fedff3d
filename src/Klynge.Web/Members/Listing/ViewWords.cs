using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.History;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.Listing;

/// <summary>A filter as readable words, and the view without it.</summary>
public sealed record Chip(string Text, View Without);

/// <summary>A view in words: "38 of 244 members today: companies in Rogaland".</summary>
public static class ViewWords
{
    public static IEnumerable<Chip> Chips(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.Standing != Standing.Member)
            yield return new(Texts.Say("category: {0}", KindWords.Within(Whom(view.Standing))), view with { Standing = Standing.Member });
        foreach (var kind in view.Kinds)
            yield return new(Texts.Say("kind: {0}", KindWords.Within(FactWords.Said(kind))), view with { Kinds = [.. view.Kinds.Where(k => k != kind)] });
        foreach (var county in view.Counties)
            yield return new(Texts.Say("county: {0}", CountyName(county)), view with { Counties = [.. view.Counties.Where(c => c != county)] });
        foreach (var division in view.Industries)
            yield return new(Texts.Say("industry: {0}", IndustryName(division)), view with { Industries = [.. view.Industries.Where(d => d != division)] });
        foreach (var size in view.Sizes)
            yield return new(Texts.Say("size: {0}", KindWords.Within(KindWords.One(size))), view with { Sizes = [.. view.Sizes.Where(s => s != size)] });
        if (view.Joined.Says)
            yield return new(Texts.Say("joined: {0}", Days(view.Joined)), view with { Joined = default });
        if (view.Left.Says)
            yield return new(Texts.Say("last day: {0}", Days(view.Left)), view with { Left = default });
        if (view.Reason is { } reason)
            yield return new(Texts.Say("left because: {0}", reason), view with { Reason = null });
        if (view.Committed is { } committed)
            yield return new(Texts.Say(committed ? "committed" : "not committed"), view with { Committed = null });
        foreach (var gap in view.Without)
            yield return new(Lacking(gap), view with { Without = [.. view.Without.Where(g => g != gap)] });
    }

    /// <summary>What could be dropped when nothing is found: the filters, and what was searched for.</summary>
    public static IEnumerable<Chip> Droppable(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var chips = Chips(view);
        return view.Search.Length == 0 ? chips : chips.Append(new(Texts.Say("search: {0}", view.Search), view with { Search = "" }));
    }

    /// <summary>"244 members today", "38 of 244 members on 31 December 2019: companies in Rogaland".</summary>
    public static string Line(View view, int found, int all, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(visit);
        var whom = Counted(view.Standing, all);
        var counted = Plain(view) ? whom : Texts.Say("{0} of {1}", found, whom);
        var then = visit.AnotherDay ? Texts.Say("{0} on {1}", counted, visit.On) : Texts.Say("{0} today", counted);
        var words = Described(view) + (view is { Sort: SortBy.Best, Search.Length: > 0 } && found > 1 ? Texts.Say(", best match first") : "");
        return Language.Days.Capital(words.Length == 0 ? then + "." : $"{then}: {words}.");
    }

    /// <summary>"companies in Rogaland": the name of a view.</summary>
    public static string Described(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var whom = And(view.Kinds.Select(kind => KindWords.Within(KindWords.Many(kind))));
        var where = view.Counties.Count == 0 ? "" : Texts.Say("in {0}", And(view.Counties.Select(CountyName)));
        var rest = Chips(view with { Kinds = [], Counties = [], Standing = Standing.Member }).Select(chip => chip.Text);
        var sought = view.Search.Length == 0 ? [] : new[] { Texts.Say("matching “{0}”", view.Search) };
        return string.Join(", ", new[] { $"{whom} {where}".Trim() }.Concat(rest).Concat(sought).Where(words => words.Length > 0));
    }

    public static string Whom(Standing standing) => Texts.Say(standing switch
    {
        Standing.Associate => "Associates",
        Standing.Partner => "Partners",
        Standing.Current => "Members, associates and partners",
        Standing.Former => "Former members",
        Standing.Ever => "Members of all years",
        Standing.Any => "Everyone in the register",
        _ => "Members",
    });

    /// <summary>The orders one may ask for, as the address says them and in words.</summary>
    public static IEnumerable<(string Value, string Words)> Orders =>
    [
        ("best", Texts.Say("Best match first")), ("name", Texts.Say("Name, A first")), ("-name", Texts.Say("Name, A last")), ("member_from", Texts.Say("Longest a member first")),
        ("-member_from", Texts.Say("Newest first")), ("place", Texts.Say("Place")), ("kind", Texts.Say("Kind")),
    ];

    public static string Lacking(Gap gap) => Texts.Say(gap switch
    {
        Gap.Number => "without organisation number",
        Gap.Website => "without website",
        Gap.Contact => "without contact person",
        Gap.Municipality => "without municipality",
        Gap.Industry => "without industry",
        Gap.Employees => "without number of employees",
        _ => "left without a reason given",
    });

    public static string IndustryName(Division division)
    {
        ArgumentNullException.ThrowIfNull(division);
        return FactWords.Industry(division.Standard, division.Code).Text;
    }

    /// <summary>"a, b and c".</summary>
    public static string And(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : Texts.Say("{0} and {1}", string.Join(", ", all[..^1]), all[^1]);
    }

    public static string CountyName(string code) => Counties.Find(code)?.Name ?? code;

    private static bool Plain(View view) => (view with { Standing = Standing.Member }).Filters == false;

    private static string Counted(Standing standing, int count) => standing switch
    {
        Standing.Associate => Count(count, "one associate", "{0} associates"),
        Standing.Partner => Count(count, "one partner", "{0} partners"),
        Standing.Current => Count(count, "one member, associate or partner", "{0} members, associates and partners"),
        Standing.Former => Count(count, "one former member", "{0} former members"),
        Standing.Ever => Count(count, "one member of all years", "{0} members of all years"),
        Standing.Any => Count(count, "one organisation in the register", "{0} organisations in the register"),
        _ => Count(count, "one member", "{0} members"),
    };

    private static string Count(int count, string one, string many) => Texts.Say(count == 1 ? one : many, count);

    private static string Days(Between days) => (days.From, days.To) switch
    {
        ({ } from, { } to) when from == to => Language.Days.Brief(from),
        ({ } from, { } to) => $"{Language.Days.Brief(from)} – {Language.Days.Brief(to)}",
        ({ } from, null) => Texts.Say("from {0}", Language.Days.Brief(from)),
        (_, { } to) => Texts.Say("until {0}", Language.Days.Brief(to)),
        _ => "",
    };
}
