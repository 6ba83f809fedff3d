using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.People;
using Klynge.Web.Shell.Api;
using Klynge.Web.Shell.Personal;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>The people the cluster knows, for programs of the team.</summary>
internal sealed class PeopleOffer : IOffer
{
    private const string Part = "People";

    private static readonly Field Name = Field.Text("name", NameKey.Longest, "Siv Ås").Always, Email = Field.Text("email", ShortText.Line, "siv@asen.example"), Phone = Field.Text("phone", 40, "+47 51 23 45 67");
    private static readonly Field Published = Field.Flag("published", "Shown to visitors; takes her consent to publication.").Always;
    private static readonly Shape Person = Shape.Answered("person", Field.Id("id").Always, Field.Version, Name, Email, Phone, Published);

    private static readonly Shape New = new(
        "new_person", Field.OwnId, Name.Must, Email, Phone, Field.Text("title", ShortText.Line, "Daglig leder", "What she does; empty where no role is known yet."),
        Field.Id("organisation", "Where the role is held; empty for the cluster itself."), Field.Day("from", "The first day of the role; else today."));

    private static readonly Shape Fact = Shape.Answered("person_fact", Field.Text("name", 0).Always, Field.Text("value", 0));

    private static readonly Shape Kept = Shape.Answered("person_data", Field.Day("made_on").Always, Field.Many("parts", Shape.Answered("person_part",
        Field.Text("code", 0, "person_role").Always, Field.Text("heading", 0, "Roles").Always, Field.Code("when_erased", Enum.GetValues<Fate>().Select(PersonalFile.Code)).Always, Field.Many("rows", Shape.Answered("person_row", Field.Many("facts", Fact))))));

    private static readonly IReadOnlyList<Field> Query =
    [
        Field.Text("q", 200, note: "Words to find her by: name, e-mail, telephone."), Field.Id("organisation", "Those with a role in this organisation on the day."),
        Field.Code("show", ["cluster", "published", "none"], "The cluster's own people, the published, or those without a role on the day."), Call.Limit, Call.After(),
    ];

    public int Order => 40;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get("/{cluster}/people", "listPeople", "The people, a page at a time", Shape.List("people", Person), List) with { Part = Part, Deed = Deed.SeeRegister, Query = Query },
        Operation.Get("/{cluster}/people/{person}", "getPerson", "One person", Person, One) with { Part = Part, Deed = Deed.SeeRegister },
        Operation.Post("/{cluster}/people", "addPerson", "Put a person in the register", New, Person, Add) with { Part = Part, Deed = Deed.EditPeople, Known = Known },
        Operation.Patch("/{cluster}/people/{person}", "changePerson", "Change what is known of a person", new("person_change", Name, Email, Phone, Published), Person, One, Change) with { Part = Part, Deed = Deed.EditPeople },
        Operation.Get("/{cluster}/people/{person}/data", "getPersonData", "Everything that is kept of a person", Kept, Everything) with { Part = Part, Deed = Deed.EditPeople },
        Operation.Delete("/{cluster}/people/{person}", "erasePerson", "Erase a person for good", One, Erase) with
        {
            Part = Part, Deed = Deed.ErasePerson, ByItself = true, Note = "Rows about her go, her name goes from what others wrote, and what figures rest on stays without her. Nobody can undo it.",
        },
    ];

    private static async Task<Reply> Everything(Call call) =>
        await DataModel.Find(call.Db, call.Visit, call.Id("person"), call.Cancel) is not { } places ? Reply.NotThere
            : Reply.Of(new
            {
                MadeOn = call.Visit.Today,
                Parts = places.SelectMany(place => place.Parts).Select(part => new
                {
                    part.Code, part.Heading, WhenErased = PersonalFile.Code(part.Fate),
                    Rows = part.Rows.Select(row => new { Facts = part.Columns.Zip(row, (column, value) => new { Name = column.Code, Value = PersonalFile.Plain(value) }) }),
                }),
            });

    private static async Task<Reply> Erase(Call call)
    {
        var id = call.Id("person");
        if (await call.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, call.Cancel) is not { } known)
            return Reply.NotThere;
        if (!call.Matches(known.Version))
            return Reply.Changed;
        return (await call.Get<ErasePerson>().Do(id, call.Cancel)).Refusal is { } refusal ? Said.Of(refusal, hasState: true) : Reply.Gone;
    }

    internal static async Task<bool> IsThere(Call call)
    {
        var id = call.Id("person");
        return await call.Db.People.KnownOn(call.Visit.On, call.Visit.TimeZone).AnyAsync(p => p.Id == id, call.Cancel);
    }

    private static async Task<Reply> List(Call call)
    {
        var (query, on) = (call.Query, call.Visit.On);
        var people = call.Db.People.AsNoTracking().KnownOn(on, call.Visit.TimeZone);
        var roles = call.Db.PersonRoles.Where(r => r.From <= on && (r.To == null || r.To >= on));
        foreach (var word in NameKey.Fold(query.Text("q") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            people = people.Where(p => p.Search.Contains(" " + word));
        if (query.Id("organisation") is { } organisation)
            people = people.Where(p => roles.Any(r => r.PersonId == p.Id && r.OrganisationId == organisation));
        people = query.Text("show") switch
        {
            "cluster" => people.Where(p => roles.Any(r => r.PersonId == p.Id && r.OrganisationId == null)),
            "published" => people.Where(p => p.Published),
            "none" => people.Where(p => !roles.Any(r => r.PersonId == p.Id)),
            _ => people,
        };
        if (query.Id("after") is { } last && await call.Db.People.Where(p => p.Id == last).Select(p => p.NameSort).SingleOrDefaultAsync(call.Cancel) is { } sort)
            people = people.Where(p => p.NameSort.CompareTo(sort) > 0 || (p.NameSort == sort && p.Id.CompareTo(last) > 0));
        return call.Page("people", await people.OrderBy(p => p.NameSort).ThenBy(p => p.Id).Take(call.Rows + 1).ToListAsync(call.Cancel), p => p.Id.ToString(), Say);
    }

    private static Task<Reply> One(Call call) => Of(call, call.Id("person"));

    private static async Task<Reply> Of(Call call, Guid id) =>
        await call.Db.People.AsNoTracking().KnownOn(call.Visit.On, call.Visit.TimeZone).SingleOrDefaultAsync(p => p.Id == id, call.Cancel) is { } person ? Reply.Of(Say(person), person.Version) : Reply.NotThere;

    private static async Task<Reply> Add(Call call)
    {
        var asked = call.Asked;
        var (person, refusal) = await call.Get<AddPerson>().Do(
            new(asked.Text("name"), asked.Text("email"), asked.Text("phone"), asked.Text("title"), asked.Id("organisation"), asked.Day("from")) { Id = asked.Id("id") }, call.Cancel);
        return refusal is not null ? Said.Of(refusal) : Reply.Made(call.At($"/people/{person!.Id}"), Reply.Of(Say(person), person.Version));
    }

    private static async Task<Reply?> Known(Call call, Guid id)
    {
        if (await call.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, call.Cancel) is not { } known)
            return null;
        var asked = call.Asked;
        var (meant, wrong) = Klynge.Members.Person.Add(known.ClusterId, asked.Text("name"), asked.Text("email"), asked.Text("phone"), null, call.Db.Now);
        var same = wrong is null && (meant!.Name, meant.Email, meant.Phone) == (known.Name, known.Email, known.Phone);
        if (same && asked.Text("title")?.Trim() is { Length: > 0 } title)
            same = await call.Db.PersonRoles.AnyAsync(r => r.PersonId == id && r.Title == title && r.OrganisationId == asked.Id("organisation"), call.Cancel);
        return same ? Reply.Of(Say(known), known.Version) : Reply.Taken;
    }

    private static async Task<Reply> Change(Call call)
    {
        var (id, asked) = (call.Id("person"), call.Asked);
        if (await call.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, call.Cancel) is not { } p)
            return Reply.NotThere;
        if (!call.Matches(p.Version))
            return Reply.Changed;
        var refusal = await call.Get<EditPerson>().Do(id, p.Version, asked.Text("name", p.Name), asked.Text("email", p.Email), asked.Text("phone", p.Phone), asked.Flag("published") ?? p.Published, call.Cancel);
        return refusal is not null ? Said.Of(refusal, hasState: true) : await One(call);
    }

    private static object Say(Person p) => new { p.Id, p.Version, p.Name, p.Email, p.Phone, p.Published };
}
