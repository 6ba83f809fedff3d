using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Demonstration;

/// <summary>What was published about the cluster until the day looked at, with its sources.</summary>
[May(Deed.SeeDirectory)]
public sealed class PublishedModel : KlyngePage
{
    public IReadOnlyList<PublishedLine> Facts { get; private set; } = [];
    public IReadOnlyList<NamedLine> Named { get; private set; } = [];
    public int Invented { get; private set; }

    public Task OnGet() => Load();

    public override async Task Load()
    {
        var until = Db.Set<PublishedFact>().Where(f => f.On == null || f.On <= Visit.On);
        Facts = await until.Where(f => f.OrganisationId == null).OrderBy(f => f.On == null).ThenByDescending(f => f.On).ThenBy(f => f.Kind).ThenBy(f => f.Id)
            .Select(f => new PublishedLine(f.Dated, f.Kind, f.Words, f.Source)).ToListAsync(Cancel);
        var open = Db.VisibleTo(Visit);
        Named = await (from f in until
                       join o in Db.Organisations on new { f.ClusterId, Id = f.OrganisationId!.Value } equals new { o.ClusterId, o.Id }
                       orderby o.NameSort, f.Id
                       select new NamedLine(o.Id, o.Name, f.Words, f.Dated, f.Source, open.Any(seen => seen.Id == o.Id))).ToListAsync(Cancel);
        Invented = await Db.Organisations.CountAsync(o => o.Invented, Cancel);
    }
}

public sealed record PublishedLine(string? Dated, string Kind, string Words, string Source);

/// <param name="Opens">The reader may open its page. That it was named is published all the same.</param>
public sealed record NamedLine(Guid OrganisationId, string Name, string Words, string? Dated, string Source, bool Opens);
