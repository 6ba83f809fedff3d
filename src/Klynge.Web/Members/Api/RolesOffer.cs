using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.People;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>What people do, in an organisation or in the cluster itself, for programs of the team.</summary>
internal sealed class RolesOffer : IOffer
{
    private const string Part = "Roles of people";
    private const string Path = "/{cluster}/people/{person}/roles";

    private static readonly Field Title = Field.Text("title", ShortText.Line, "Daglig leder").Always, From = Field.Day("from").Always, To = Field.Day("to", "The last day, which counts.");
    private static readonly Field Where = Field.Id("organisation", "Empty for a role in the cluster itself.");
    private static readonly Shape Role = Shape.Answered("role", Field.Id("id").Always, Field.Version, Title, Where, From, To);

    public int Order => 50;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Path, "listRoles", "What one person does and did", Shape.List("roles", Role), List) with { Part = Part, Deed = Deed.SeeRegister, Query = [Call.Limit, Call.After()] },
        Operation.Get(Path + "/{role}", "getRole", "One role", Role, One) with { Part = Part, Deed = Deed.SeeRegister },
        Operation.Post(Path, "beginRole", "Write down what a person does", new("new_role", Field.OwnId, Title.Must, Where, From, To), Role, Begin) with { Part = Part, Deed = Deed.EditPeople, Known = Known },
        Operation.Patch(Path + "/{role}", "correctRole", "Put a role right", new("role_change", Title, From, To), Role, One, Correct) with { Part = Part, Deed = Deed.EditPeople },
        Operation.Post(Path + "/{role}/end", "endRole", "Give a role its last day", new("role_end", Field.Day("last_day").Must), Role, End) with
            { Part = Part, Deed = Deed.EditPeople, Status = StatusCodes.Status200OK, Called = new Dictionary<string, string> { ["To"] = "last_day" } },
    ];

    private static IQueryable<PersonRole> Of(Call call)
    {
        var (person, on, ahead) = (call.Id("person"), call.Visit.On, !call.Visit.AnotherDay);
        return call.Db.PersonRoles.AsNoTracking().Where(r => r.PersonId == person && (r.From <= on || ahead));
    }

    private static async Task<Reply> List(Call call)
    {
        if (!await PeopleOffer.IsThere(call))
            return Reply.NotThere;
        var all = Of(call);
        if (call.Query.Id("after") is { } after && await all.Where(r => r.Id == after).Select(r => (DateOnly?)r.From).SingleOrDefaultAsync(call.Cancel) is { } from)
            all = all.Where(r => r.From < from || (r.From == from && r.Id > after));
        return call.Page("roles", await all.OrderByDescending(r => r.From).ThenBy(r => r.Id).Take(call.Rows + 1).ToListAsync(call.Cancel), r => r.Id.ToString(), r => Say(call, r));
    }

    private static Task<Reply> One(Call call) => Of(call, call.Id("role"));

    private static async Task<Reply> Of(Call call, Guid id) =>
        await PeopleOffer.IsThere(call) && await Of(call).SingleOrDefaultAsync(r => r.Id == id, call.Cancel) is { } role ? Reply.Of(Say(call, role), role.Version) : Reply.NotThere;

    private static async Task<Reply> Begin(Call call)
    {
        var (asked, id, person) = (call.Asked, call.Asked.Id("id") ?? Guid.CreateVersion7(), call.Id("person"));
        return await call.Get<BeginRole>().Do(person, asked.Id("organisation"), asked.Text("title"), asked.Day("from"), asked.Day("to"), call.Cancel, id) is { } refusal
            ? Said.Of(refusal)
            : Reply.Made(call.At($"/people/{person}/roles/{id}"), await Of(call, id));
    }

    private static async Task<Reply?> Known(Call call, Guid id)
    {
        if (await call.Db.PersonRoles.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, call.Cancel) is not { } r)
            return null;
        var asked = call.Asked;
        return r.PersonId == call.Id("person") && r.OrganisationId == asked.Id("organisation") && r.Title == asked.Text("title")?.Trim().Normalize()
            && (asked.Day("from") is not { } from || r.From == from) && r.To == asked.Day("to") ? await Of(call, id) : Reply.Taken;
    }

    private static async Task<Reply> Correct(Call call)
    {
        var (person, id, asked) = (call.Id("person"), call.Id("role"), call.Asked);
        if (await call.Db.PersonRoles.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.PersonId == person, call.Cancel) is not { } r)
            return Reply.NotThere;
        if (!call.Matches(r.Version))
            return Reply.Changed;
        var refusal = await call.Get<CorrectRole>().Do(person, id, r.Version, asked.Text("title", r.Title), asked.Day("from", r.From), asked.Day("to", r.To), call.Cancel);
        return refusal is not null ? Said.Of(refusal, hasState: true) : await One(call);
    }

    private static async Task<Reply> End(Call call) =>
        await call.Get<EndRole>().Do(call.Id("person"), call.Id("role"), call.Asked.Day("last_day"), call.Cancel) is { } refusal ? Said.Of(refusal) : await One(call);

    private static object Say(Call call, PersonRole r) => new { r.Id, r.Version, r.Title, Organisation = r.OrganisationId, r.From, To = !call.Visit.AnotherDay || r.To < call.Visit.On ? r.To : null };
}
