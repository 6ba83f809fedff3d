using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Someone asks to become a member. She gets a link of her own, by which she follows it and may take it back.</summary>
[Open("anyone may ask to become a member")]
public sealed class SendApplication(Db db, TimeProvider clock, Tries tries, Outbox outbox, PublicAddress address)
{
    /// <summary>How many one place on the network, and one contact's address, may send in an hour. Ours.</summary>
    private static readonly Limit FromPlace = new("application-from", 10, TimeSpan.FromHours(1));
    private static readonly Limit ByAddress = new("application-by", 3, TimeSpan.FromHours(1));

    /// <summary>Says nothing of who has applied: whoever asks may be anyone.</summary>
    private static readonly Refusal OneAlready = Refusal.On(
        nameof(ApplicationText.Number), "No more than one application at a time can wait for this organisation number. If someone with you has applied, she has a link to it; else write to the cluster.");

    private static readonly Refusal Listed = Refusal.On(
        nameof(ApplicationText.Number), "The organisation with this number stands in the list of members already. Its contact can sign in; else write to the cluster.");

    /// <param name="from">The place on the network it comes from.</param>
    public async Task<(Uri? Link, IReadOnlyList<Refusal> Refusals)> Do(ApplicationText typed, string language, string? from, CancellationToken cancel)
    {
        var here = db.Reach.Only;
        var cluster = await db.Clusters.AsNoTracking().SingleAsync(c => c.Id == here, cancel);
        var terms = await db.Terms(cancel);
        if (!terms.IsOpen || cluster.ClosedOn is not null)
            return (null, [new("{0} does not take applications now. What you wrote stands below, so that you can keep it.", cluster.Name)]);

        var key = Secrets.New();
        var (application, wrong) = MembershipApplication.Send(here, typed, terms, language, Secrets.Hash(key), clock.DayIn(cluster.TimeZone), db.Now);
        if (wrong.Count > 0)
            return (null, wrong);
        if (EmailAddress.Read(application!.ContactEmail, out var email) is { } unread)
            return (null, [unread.At(nameof(ApplicationText.ContactEmail))]);
        if (cluster.PublicPages && await IsListed(application, clock.DayIn(cluster.TimeZone), cancel))
            return (null, [Listed]);
        if (await IsOpenAlready(application, cancel))
            return (null, [OneAlready]);
        if (await Opens(from, email, cancel) is { } opens)
            return (null, [new("Many applications have come from here within the hour. Try again after {0}; what you wrote stands below.", Clock.In(opens, cluster.TimeZone).ToString("t", System.Globalization.CultureInfo.CurrentCulture))]);

        var link = address.Of(OwnApplication.Path(cluster.Slug, application.Language, key));
        db.Add(application);
        outbox.Put(email, application.Language, here, () => ApplicationLetters.Received(application, cluster.Name, link));
        try
        {
            await db.SaveChangesAsync(cancel);
            return (link, []);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            return (null, [OneAlready]);
        }
    }

    /// <summary>Whether everyone may read that she is a member: only then is it said here.</summary>
    private async Task<bool> IsListed(MembershipApplication application, DateOnly today, CancellationToken cancel)
    {
        if (application.Number is not { } number)
            return false;
        var members = db.Memberships.Where(Membership.On(today)).Where(m => m.Category == MembershipCategory.Member);
        var kept = db.Set<FieldVisibility>().Where(v => (v.Field == OrganisationField.Name || v.Field == OrganisationField.Number) && v.Visibility != Visibility.Public);
        return await db.Organisations.AnyAsync(o => o.Number == number && members.Any(m => m.OrganisationId == o.Id) && !kept.Any(v => v.OrganisationId == o.Id), cancel);
    }

    private Task<bool> IsOpenAlready(MembershipApplication application, CancellationToken cancel)
    {
        var open = db.Set<MembershipApplication>().Where(a => a.Outcome == null);
        return application.Number is not null ? open.AnyAsync(a => a.Number == application.Number, cancel)
            : application.ForeignId is not null ? open.AnyAsync(a => a.Country == application.Country && a.ForeignId == application.ForeignId, cancel)
            : Task.FromResult(false);
    }

    private async Task<DateTime?> Opens(string? from, string email, CancellationToken cancel) =>
        await tries.Take(FromPlace, $"{db.Reach.Only} {from}", cancel) ?? await tries.Take(ByAddress, $"{db.Reach.Only} {Account.Key(email)}", cancel);
}
