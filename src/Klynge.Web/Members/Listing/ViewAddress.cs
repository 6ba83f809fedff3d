using System.Globalization;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Klynge.Web.Members.Listing;

/// <summary>Reads a view from the address and writes it back. Only what stands here can be asked for; anything else is refused in words.</summary>
public static class ViewAddress
{
    public const int LongestSearch = 200;

    /// <summary>Part of the address of a list without being part of the view.</summary>
    private static readonly HashSet<string> Beside = ["on", "after", "before", "at", "format", "id", "all", "chosen", "handler"];

    public static (View? View, Refusal? Refusal) Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = new View();
        foreach (var (name, values) in query)
        {
            var words = values.SelectMany(value => name is "q" or "reason" ? [value ?? ""] : (value ?? "").Split(','))
                .Select(word => word.Trim()).Where(word => word.Length > 0).Distinct().ToList();
            if (words.Count == 0 || Beside.Contains(name))
                continue;
            if (words.Count > 60 || (One(name) && words.Count > 1))
                return (null, new("“{0}” can be said once only in the address of a list.", name));
            if (With(view, name, words) is not { } next)
                return (null, new("The list cannot be shown by “{0}”: the address says something that Klynge does not know.", $"{name}={string.Join(',', words)}"));
            view = next;
        }

        // A search is shown best match first unless she asks for another order, and only a search can be.
        if (view.Sort == SortBy.Best ? view.Search.Length == 0 : !query.Any(pair => pair.Key == "sort" && pair.Value.Any(value => value?.Trim().Length > 0)))
            view = view.InItsOrder;
        return (view, Backwards(view.Joined) ?? Backwards(view.Left));
    }

    /// <summary>A view from its kept address.</summary>
    public static (View? View, Refusal? Refusal) Read(string query) => Read(QueryHelpers.ParseQuery(query));

    private static Refusal? Backwards(Between days) =>
        days is { From: { } from, To: { } to } && from > to ? new("The period is backwards: it would begin on {0} and end on {1}.", from, to) : null;

    public static string Of(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return QueryHelpers.AddQueryString("", Said(view).Where(pair => pair.Value is { Length: > 0 })
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
    }

    /// <summary>Name and value of all that the view says, as a form's hidden fields need them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Said(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        yield return new("q", view.Search);
        yield return new("category", view.Standing == Standing.Member ? null : Word(view.Standing));
        yield return new("kind", string.Join(',', view.Kinds.Select(OrganisationKinds.Code)));
        yield return new("industry", string.Join(',', view.Industries));
        yield return new("county", string.Join(',', view.Counties));
        yield return new("size", string.Join(',', view.Sizes.Select(SizeClasses.Code)));
        yield return new("joined_from", Day(view.Joined.From));
        yield return new("joined_to", Day(view.Joined.To));
        yield return new("left_from", Day(view.Left.From));
        yield return new("left_to", Day(view.Left.To));
        yield return new("committed", view.Committed is { } yes ? yes ? "yes" : "no" : null);
        yield return new("without", string.Join(',', view.Without.Select(gap => Word(gap))));
        yield return new("reason", view.Reason);
        yield return new("sort", (view.Sort, view.Descending) == (view.InItsOrder.Sort, false) || (view.Sort == SortBy.Best && view.Search.Length == 0) ? null : (view.Descending ? "-" : "") + Word(view.Sort));
        yield return new("columns", string.Join(',', view.Columns));
    }

    /// <summary>"MemberFrom" → "member_from".</summary>
    public static string Word(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Conventions.Snake(value.ToString());
    }

    private static bool One(string name) => name is not ("kind" or "industry" or "county" or "size" or "without" or "columns");

    private static View? With(View view, string name, List<string> words) => name switch
    {
        "q" => words[0].Length <= LongestSearch ? view with { Search = words[0] } : null,
        "category" => Known<Standing>(words[0]) is { } standing ? view with { Standing = standing } : null,
        "kind" => All(words, word => OrganisationKinds.TryRead(word, out var kind) && OrganisationKinds.Code(kind) == word ? kind : (OrganisationKind?)null) is { } kinds ? view with { Kinds = kinds } : null,
        "industry" => words.Select(DivisionOf).ToList() is var divisions && divisions.All(division => division is not null) ? view with { Industries = [.. divisions.OfType<Division>()] } : null,
        "county" => words.All(word => Counties.Find(word) is not null) ? view with { Counties = [.. words] } : null,
        "size" => All(words, word => SizeClasses.TryRead(word, out var size) && SizeClasses.Code(size) == word ? size : (SizeClass?)null) is { } sizes ? view with { Sizes = sizes } : null,
        "joined_from" => DayOf(words[0]) is { } day ? view with { Joined = view.Joined with { From = day } } : null,
        "joined_to" => DayOf(words[0]) is { } day ? view with { Joined = view.Joined with { To = day } } : null,
        "left_from" => DayOf(words[0]) is { } day ? view with { Left = view.Left with { From = day } } : null,
        "left_to" => DayOf(words[0]) is { } day ? view with { Left = view.Left with { To = day } } : null,
        "committed" => words[0] is "yes" or "no" ? view with { Committed = words[0] == "yes" } : null,
        "without" => All(words, Known<Gap>) is { } gaps ? view with { Without = gaps } : null,
        "reason" => words[0].Length <= LongestSearch ? view with { Reason = words[0] } : null,
        "sort" => Known<SortBy>(words[0].TrimStart('-')) is { } sort && !words[0].StartsWith("--", StringComparison.Ordinal) && words[0] != "-best" ? view with { Sort = sort, Descending = words[0][0] == '-' } : null,
        "columns" => words.All(MemberColumns.Has) ? view with { Columns = [.. words] } : null,
        _ => null,
    };

    private static List<T>? All<T>(List<string> words, Func<string, T?> read) where T : struct
    {
        var values = words.Select(read).ToList();
        return values.All(value => value is not null) ? [.. values.Select(value => value!.Value).Distinct().Order()] : null;
    }

    private static T? Known<T>(string word) where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (T?)value).FirstOrDefault(value => Word(value!.Value) == word);

    private static Division? DivisionOf(string word)
    {
        IndustryStandard? standard = word.Split('.')[0] switch { "sn2025" => IndustryStandard.Sn2025, "sn2007" => IndustryStandard.Sn2007, _ => null };
        return standard is { } edition && word.Length == 9 && IndustryCode.TryRead(edition, word[7..], out var code) && code.Code == word[7..] ? new(edition, code.Code) : null;
    }

    private static DateOnly? DayOf(string word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200 ? day : null;

    private static string? Day(DateOnly? day) => day is { } some ? Days.Iso(some) : null;
}
