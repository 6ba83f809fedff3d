using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Members.Record;
using Klynge.Web.Members.Searching;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>The members, for programs: the views of the list, one record, and what the team may write.</summary>
internal sealed class MembersOffer : IOffer
{
    private const string Part = "Members";

    private static readonly IReadOnlyList<Field> View =
    [
        Word("q", "Words to find it by: names, number, place, what it offers."), Word("category", "member, associate, partner, current, former, ever or any; member where nothing is said."),
        Word("kind", "Codes of kinds, with commas between."), Word("industry", "Divisions, like sn2025.62, with commas between."), Word("county", "Numbers of counties, with commas between."),
        Word("size", "micro, small, medium, large or unknown, with commas between."), Word("joined_from"), Word("joined_to"), Word("left_from"), Word("left_to"), Word("committed", "yes or no."),
        Word("without", "What is missing: number, website, contact, municipality, industry, employees or reason."), Word("reason", "The reason for leaving, as written."),
        Word("sort", "best, name, member_from, place or kind; with a hyphen in front from the other end. A search is answered best match first."), Word("columns", "Which members of each row, with commas between."),
    ];

    public int Order => 10;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get("/{cluster}/members", "listMembers", "The members on a day, a page at a time", Shape.List("members", Shapes.Row), List) with
            { Part = Part, Deed = Deed.SeeDirectory, Query = [.. View, Call.Limit, Call.After()] },
        new("GET", "/{cluster}/members.csv", "exportMembers", "All the members of a view, as CSV", Csv) { Part = Part, Deed = Deed.Export, Query = View, Media = "text/csv; charset=utf-8", Note = "Written as it is read: a long list is as light as a short one. Nothing is left out but what you may not see." },
        Operation.Get("/{cluster}/members/{id}", "getMember", "One member", Shapes.Member, One) with { Part = Part, Deed = Deed.SeeDirectory },
        Operation.Post("/{cluster}/members", "addMember", "Enter a member", Shapes.New, Shapes.Member, MemberWriting.Enter) with
        {
            Part = Part, Deed = Deed.DecideMembership, Known = MemberWriting.Known, Called = Shapes.Called,
            Note = "An organisation with its first membership. One that is in the register already, by number, by external_id or by your own id, is never entered twice.",
        },
        Operation.Patch("/{cluster}/members/{id}", "changeMember", "Change facts of a member", Shapes.Change, Shapes.Member, One, MemberWriting.Change) with
            { Part = Part, Deed = Deed.EditOrganisation, Called = Shapes.Called, Note = "Only what is sent changes; null empties a fact. What was true until then stays true for then." },
        Operation.Delete("/{cluster}/members/{id}", "removeMember", "Take out a member that never was", One, MemberWriting.Remove) with
            { Part = Part, Deed = Deed.DecideMembership, Note = "For what was entered by mistake in the last 90 days and nothing leans on. A member that leaves gets a last day instead." },
    ];

    internal static Task<Reply> One(Call call) => Of(call, call.Id());

    internal static async Task<Reply> Of(Call call, Guid id)
    {
        var visit = call.Visit;
        var found = await call.Db.VisibleTo(visit).AsNoTracking().Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id, call.Cancel);
        if (found is null)
            return Reply.NotThere;

        var sight = Sight.Of(visit);
        var row = (await new MemberRows(call.Db, visit.On).Of([id], Standing.Any, call.Cancel))[0];
        var facts = await Facts.Of(found, call.Db, visit, call.Cancel);
        var said = new Dictionary<string, object?> { ["id"] = id, ["version"] = found.Version };
        // Facts that keep no days are told by the changes since.
        foreach (var column in MemberColumns.All)
            said[column.Code] = column.Field is { } field && Shapes.Facts[field].Name == column.Code && !Organisation.HasDays(field) ? facts[field] : column.For(row, sight, words: false);
        said["kind"] = OrganisationKinds.Code(facts.Kind);
        return Reply.Of(said, found.Version);
    }

    private static async Task<Reply> List(Call call)
    {
        var (sight, visit) = (Sight.Of(call.Visit), call.Visit);
        if (Read(call, sight, out var view) is { } wrong)
            return wrong;

        var earlier = await EarlierNames.On(call.Db, visit.On, call.Cancel);
        var found = await call.Get<Finder>().Of(view.Search, sight, call.Cancel);
        var ordering = new Ordering(call.Db, visit.On, sight, earlier, found).Of(view);
        var ids = await ordering.Take(call.Query.Id("after"), null, call.Rows + 1, call.Cancel);
        var rows = await new MemberRows(call.Db, visit.On).Of(ids, view.Standing, call.Cancel);
        var columns = view.Columns.Count > 0 ? MemberColumns.InFile(view, sight) : [.. MemberColumns.All.Where(column => sight.All || !column.TeamOnly)];
        return call.Page("members", rows, row => row.Id.ToString(), row =>
            columns.Select(column => KeyValuePair.Create(column.Code, column.For(row, sight, words: false))).Prepend(new("id", row.Id)).ToDictionary());
    }

    private static Task<Reply> Csv(Call call)
    {
        var sight = Sight.Of(call.Visit);
        return Task.FromResult(Read(call, sight, out var view) ?? Reply.Streamed((stream, cancel) => new MemberFeed(call.Db, call.Visit.On, sight, call.Get<Finder>()).Csv(stream, view, cancel)));
    }

    private static Reply? Read(Call call, Sight sight, out View view)
    {
        var (read, refusal) = ViewAddress.Read(call.Http.Request.Query.Where(pair => pair.Key != "limit"));
        view = read?.LookingFor(call.Visit.On) ?? new();
        return (refusal ?? sight.Refuses(view)) is { } wrong ? Reply.Refused(wrong, StatusCodes.Status422UnprocessableEntity) : null;
    }

    private static Field Word(string name, string? note = null) => new(name, Holds.Words) { Note = note };
}
