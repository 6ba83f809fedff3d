using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>Enters, changes and takes out members by the same deeds as the pages.</summary>
internal static class MemberWriting
{
    public static async Task<Reply> Enter(Call call)
    {
        var asked = New(call.Asked);
        var (organisation, refusal) = await call.Get<EnterMember>().Do(asked, call.Cancel);
        if (refusal is null)
            return Reply.Made(At(call, organisation!.Id), await Stands(call, organisation.Id));
        if (organisation is null)
            return Reply.Refused(refusal, StatusCodes.Status422UnprocessableEntity);
        // Sent once more after a broken line: it is there, once.
        return asked.Id is null && await IsRepeat(call, organisation, asked)
            ? await Stands(call, organisation.Id) with { Location = At(call, organisation.Id) }
            : Reply.Refused(refusal, StatusCodes.Status409Conflict);
    }

    public static async Task<Reply?> Known(Call call, Guid id)
    {
        if (await call.Db.Organisation(id, call.Cancel) is not { } organisation)
            return null;
        var asked = New(call.Asked);
        var (changed, refusals) = Editing.Differences(organisation, asked.AllFacts().Append((OrganisationField.Name, asked.Name)).Where(fact => fact.Item2 is not null).ToDictionary(fact => fact.Item1, fact => fact.Item2));
        var first = await call.Db.Memberships.AsNoTracking().Where(m => m.OrganisationId == id).OrderBy(m => m.From).FirstOrDefaultAsync(call.Cancel);
        var same = changed.Count == 0 && refusals.Count == 0 && (asked.From is null || first?.From == asked.From) && (!call.Asked.Has("category") || first?.Category == asked.Category)
            && (asked.To is null || first?.To == asked.To) && (asked.Decision is null || first?.Decision == asked.Decision.Trim());
        return same ? await Stands(call, id) with { Location = At(call, id) } : Reply.Taken;
    }

    public static async Task<Reply> Change(Call call)
    {
        var (id, asked) = (call.Id(), call.Asked);
        if (await call.Db.Organisations.AsNoTracking().Where(o => o.Id == id).Select(o => (int?)o.Version).SingleOrDefaultAsync(call.Cancel) is not { } version)
            return Reply.NotThere;
        if (!call.Matches(version))
            return Reply.Changed;

        var facts = Shapes.Facts.Where(fact => asked.Has(fact.Value.Name)).ToDictionary(fact => fact.Key, fact => Said(asked, fact.Value));
        var days = new Dictionary<string, DateOnly?> { ["NameFrom"] = asked.Day("name_from"), ["AddressFrom"] = asked.Day("address_from"), ["EmployeesFrom"] = asked.Day("employees_from") };
        var outcome = await call.Get<EditOrganisation>().Do(new EditedFacts(id, version, facts, days.Where(day => day.Value is not null).ToDictionary()), call.Cancel);
        call.Db.ChangeTracker.Clear();
        return outcome switch
        {
            { IsDone: true } => await MembersOffer.One(call),
            { Theirs: not null } => Reply.Changed,
            _ => Reply.Refused(outcome.Refusals),
        };
    }

    public static async Task<Reply> Remove(Call call)
    {
        var id = call.Id();
        if (await call.Db.Organisations.AsNoTracking().Where(o => o.Id == id).Select(o => (int?)o.Version).SingleOrDefaultAsync(call.Cancel) is not { } version)
            return Reply.NotThere;
        if (!call.Matches(version))
            return Reply.Changed;
        return await call.Get<RemoveMistakes>().Organisation(id, call.Cancel) is { } refusal ? Reply.Refused(refusal) : Reply.Gone;
    }

    private static string At(Call call, Guid id) => call.At($"/members/{id}");

    private static NewMember New(Asked asked) => new(
        asked.Text("name")!, asked.Text("organisation_number"), asked.Text("kind"), Category(asked), asked.Day("member_from"),
        Shapes.Facts.Where(fact => asked.Has(fact.Value.Name)).ToDictionary(fact => fact.Key, fact => Said(asked, fact.Value)), asked.Day("member_to"))
    { Decision = asked.Text("decision"), Id = asked.Id("id") };

    internal static MembershipCategory Category(Asked asked) => MembershipCategories.TryRead(asked.Text("category"), out var category) ? category : MembershipCategory.Member;

    internal static string? Said(Asked asked, Field field) =>
        field.Holds == Holds.Whole ? asked.Whole(field.Name)?.ToString(System.Globalization.CultureInfo.InvariantCulture) : asked.Text(field.Name);

    private static async Task<Reply> Stands(Call call, Guid id)
    {
        call.Db.ChangeTracker.Clear();
        return await MembersOffer.Of(call, id);
    }

    /// <summary>The same outside id, under a name it has or had, and the same number where one is given.</summary>
    private static async Task<bool> IsRepeat(Call call, Organisation known, NewMember asked)
    {
        var id = asked.Facts?.GetValueOrDefault(OrganisationField.ExternalId)?.Trim();
        if (id is null || known.ExternalId != id || NameKey.Clean(asked.Name, out var name) is not null)
            return false;
        if (asked.Number is not null && (!OrganisationNumber.TryParse(asked.Number, out var number) || number.ToString() != known.Number))
            return false;
        return await call.Db.Set<OrganisationName>().AnyAsync(n => n.OrganisationId == known.Id && n.Name == name, call.Cancel);
    }
}
