using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>On an organisation's page, for the team and its own contact: who sees which fact, and the page as strangers see it.</summary>
internal sealed class SeenInPublic(Db db) : IRecordPart
{
    public Deed Deed => Deed.SeeDirectory;
    public int Order => 40;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var own = visit.Own.Contains(organisationId);
        // Who sees what is chosen for today; on another day it is not known.
        if (visit.AnotherDay || !(own || visit.May(Deed.SeeRegister)) || await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == organisationId, cancel) is not { } organisation)
            return null;

        var chosen = await db.Set<FieldVisibility>().Where(v => v.OrganisationId == organisationId).ToDictionaryAsync(v => v.Field, v => v.Visibility, cancel);
        var member = (await new PublicRows(db, visit.Today).Of([organisationId], null, cancel)).SingleOrDefault();
        var facts = Enum.GetValues<OrganisationField>().Where(field => field is not OrganisationField.Kind && !(own && field == OrganisationField.ExternalId) && (field == OrganisationField.Name || organisation.Value(field) is not null))
            .Select(field => new SeenFact(field, chosen.GetValueOrDefault(field, Visible.ByDefault(field)))).ToList();
        var page = member is null || !(visit.PublicPages || visit.May(Deed.SeeRegister)) ? null : PublicSite.Address(visit.Slug, member.Path, PublicPage.Language);
        return new(Texts.Say("Who sees what"), "/Outreach/_SeenInPublic.cshtml", new Seen(Said(member, chosen, visit), page, facts), Side: true);
    }

    private static string Said(PublicMember? member, Dictionary<OrganisationField, Visibility> chosen, Visit visit) =>
        member is null && chosen.GetValueOrDefault(OrganisationField.Name, Visibility.Public) != Visibility.Public ? Texts.Say("Only members are told that it belongs to the cluster.")
        : member is null ? Texts.Say("It does not belong to the cluster today, and so strangers are not told of it.")
        : visit.PublicPages ? Texts.Say("It stands on the cluster's public pages.")
        : Texts.Say("It will stand on the cluster's public pages when they are opened.");
}

/// <param name="Page">The page as strangers see it; null where they see none.</param>
public sealed record Seen(string Words, string? Page, IReadOnlyList<SeenFact> Facts);

public sealed record SeenFact(OrganisationField Field, Visibility Visibility);
