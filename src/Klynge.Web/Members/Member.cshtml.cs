using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.History;
using Klynge.Web.Members.People;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>The record of one organisation: what it is, who it is to the cluster, and what has happened.</summary>
[May(Deed.SeeDirectory)]
public sealed class MemberModel(RevertChange revert, IEnumerable<IRecordPart> contributed) : KlyngePage
{
    private const int Usual = 25;
    private const int Most = 500;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>"all" shows the whole history.</summary>
    [BindProperty(SupportsGet = true, Name = "history")]
    public string? Wanted { get; set; }

    public Organisation Organisation { get; private set; } = null!;
    public Facts Facts { get; private set; } = null!;
    public MemberState State { get; private set; } = null!;
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Agreements { get; private set; } = new Dictionary<Guid, string>();
    public Commitment? Commitment { get; private set; }
    public OrganisationHistory? History { get; private set; }
    public IReadOnlyList<RecordPart> Parts { get; private set; } = [];
    /// <summary>What the member contact asked for and nobody has answered, in words.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    public bool Team => Visit.May(Deed.SeeRegister);
    public bool Hers => Visit.Own.Contains(Id) && Visit.May(Deed.CorrectOwn);
    public bool MayEdit => !Visit.AnotherDay && Visit.May(Deed.EditOrganisation);
    public bool MayDecide => !Visit.AnotherDay && Visit.May(Deed.DecideMembership);
    public IEnumerable<OrganisationName> EarlierNames => Organisation.Names.Where(n => n.To < Visit.On).OrderByDescending(n => n.From);
    public IReadOnlyList<SeatLine> Seats => SeatLine.Of(Organisation.Seats.Where(s => s.From <= Visit.On));
    public IEnumerable<StaffCount> StaffOverTime => Organisation.Staff.Where(s => s.On <= Visit.On).OrderByDescending(s => s.On);

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    [May(Deed.EditOrganisation)]
    public async Task<IActionResult> OnPostBack(Guid change)
    {
        var (done, refusal) = await revert.Do(change, Cancel);
        if (done is not null && refusal is null)
        {
            Done = T["{0} is as it was before.", FactWords.Said(done.Field)];
            return Redirect($"/{Visit.Slug}/members/{Id}");
        }

        Db.ChangeTracker.Clear();
        await Load();
        if (!IsThere)
            return NotFound();
        ModelState.AddModelError("", T[refusal!]);
        return Again();
    }

    public override bool IsThere => Organisation is not null;

    public override async Task Load()
    {
        var found = await Db.VisibleTo(Visit).AsNoTracking().Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats)
            .AsSplitQuery().SingleOrDefaultAsync(o => o.Id == Id, Cancel);
        if (found is null)
            return;

        Organisation = found;
        Facts = await Facts.Of(found, Db, Visit, Cancel);
        var inside = Team || Visit.Own.Contains(Id);
        // What is decided and has not begun is between the team and the organisation, and a past day knew nothing of it.
        Memberships = await Db.Memberships.AsNoTracking().Where(m => m.OrganisationId == Id && (m.From <= Visit.On || (inside && !Visit.AnotherDay)))
            .OrderByDescending(m => m.From).ThenBy(m => m.Category).ToListAsync(Cancel);
        State = MemberState.On(Visit.On, Memberships, Visit.On < Visit.Today);
        if (inside)
            await LoadInside();
        if (OrganisationHistory.MayBeReadBy(Visit, Id))
            History = await OrganisationHistory.Of(found, Db, Visit, Wanted == "all" ? Most : Usual, Cancel);
        var parts = new List<RecordPart>();
        foreach (var part in contributed.Where(part => Visit.May(part.Deed)).OrderBy(part => part.Order))
            if (await part.Of(Id, Visit, Cancel) is { } shown)
                parts.Add(shown);
        Parts = parts;
    }

    private async Task<IReadOnlyList<string>> AskedFor()
    {
        var facts = await Db.Corrections.AsNoTracking().Where(c => c.OrganisationId == Id && c.AnsweredAt == null).OrderBy(c => c.AskedAt).ToListAsync(Cancel);
        var contacts = await Db.ContactCorrections.AsNoTracking().Where(c => c.OrganisationId == Id && c.AnsweredAt == null).OrderBy(c => c.AskedAt).ToListAsync(Cancel);
        return [.. facts.Select(c => $"{FactWords.Said(c.Field)}: {(c.After is null ? "–" : FactWords.Said(c.Field, c.After))}"), .. contacts.Select(ContactWords.Said)];
    }

    private async Task LoadInside()
    {
        Commitment = await Commitment.Of(Id, Db, Visit.On, Cancel);
        var files = Memberships.Select(m => m.AgreementFileId).OfType<Guid>().ToList();
        Agreements = await Db.Files.Where(f => files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, Cancel);
        if (!Visit.AnotherDay)
            Waiting = await AskedFor();
    }
}
