using Klynge.Access;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>What the public register says otherwise: bankruptcies each by name, the rest as one number.</summary>
internal sealed class RegisterWaits(Db db) : IWaits
{
    private const int EachUpTo = 3;

    public Deed Deed => Deed.EditOrganisation;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var (states, href) = (RegisterMatters.States, $"/{visit.Slug}/members/register");
        var open = db.Set<RegisterDifference>().AsNoTracking().Where(d => d.AnsweredAt == null);
        var grave = await open.Where(d => states.Contains(d.Matter)).Join(db.Organisations, d => d.OrganisationId, o => o.Id, (d, o) => new { Difference = d, o.Name, o.NameSort }).OrderBy(one => one.NameSort).ToListAsync(cancel);
        List<Waiting> waiting = [.. grave.OrderBy(one => one.Difference.Matter).Take(EachUpTo).Select(one => new Waiting(
            $"{one.Name}: {RegisterWords.State(one.Difference.Matter, one.Difference.Day)}", Texts.Say("The business register says so. Think of the membership."), href, Texts.Say("Look at it")))];
        if (grave.Count > EachUpTo)
            waiting.Add(new(Texts.Say("{0} more are bankrupt, being dissolved or deleted", grave.Count - EachUpTo), Texts.Say("The business register says so. Think of the membership."), href, Texts.Say("See the list")));
        var facts = await open.CountAsync(d => !states.Contains(d.Matter), cancel);
        if (facts > 0)
            waiting.Add(new(
                Texts.Say(facts == 1 ? "One fact differs from the business register" : "{0} facts differ from the business register", facts),
                Texts.Say("{0} is the first. You choose what is taken over.", await open.Where(d => !states.Contains(d.Matter)).Join(db.Organisations, d => d.OrganisationId, o => o.Id, (_, o) => o).OrderBy(o => o.NameSort).Select(o => o.Name).FirstAsync(cancel)),
                href, Texts.Say("See the list")));
        return waiting;
    }
}
