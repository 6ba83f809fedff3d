using System.Text;
using Klynge.Access;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Members.Importing;
using Klynge.Web.Members.People;
using Klynge.Web.Post;
using Klynge.Web.Shell.Api;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.People;

/// <summary>Somebody who stands wherever the record can hold her.</summary>
internal static class Planted
{
    public const string Name = "Kanariane Xqzvik";
    public const string Email = "kanariane.xqz@firma.example";
    public const string Phone = "971 55 846";

    public static Task<Guid> Add(RunningSite site, Cluster cluster, string name, string email) => site.With(async (_, services) =>
        (await services.GetRequiredService<AddPerson>().Do(new NewPerson(name, email, email == Email ? Phone : null), default)).Person!.Id, cluster.Id);

    public static Task<Guid> Firm(RunningSite site, Cluster cluster, string? description) => site.With(async (db, _) =>
    {
        var (firm, _) = Organisation.Enter(cluster.Id, "Sanselyd AS", new DateOnly(2020, 1, 1));
        firm!.Change(OrganisationField.Description, description, new DateOnly(2020, 1, 1)).ShouldBeNull();
        db.Add(firm);
        var (membership, _) = Membership.Begin(cluster.Id, firm.Id, MembershipCategory.Member, new DateOnly(2020, 1, 1), null, null, new DateOnly(2026, 5, 12));
        db.Add(membership!);
        await db.SaveChangesAsync();
        return firm.Id;
    }, cluster.Id);

    /// <summary>A row of hers in every table that can hold one, and her name wherever others may have written it.</summary>
    public static async Task<(Cluster Cluster, Guid Her)> Plant(RunningSite site)
    {
        var cluster = await site.NewCluster();
        var (her, ola) = (await Add(site, cluster, Name, Email), await Add(site, cluster, "Ola Berg", "ola@firma.example"));
        var firm = await Firm(site, cluster, $"Grunnlagt av {Name} og Ola Berg.");
        await site.With(async (db, services) =>
        {
            var now = db.Now;
            var account = new Account { Email = "Kanariane.Xqz@firma.example", EmailKey = Email, Name = Name, CreatedAt = now };
            db.AddRange(
                account, new AccountRole { AccountId = account.Id, ClusterId = cluster.Id, Role = Role.MemberContact, OrganisationId = firm, From = now },
                new Session { Hash = new string('1', 64), AccountId = account.Id, CreatedAt = now, SeenAt = now, EndsAt = now.AddDays(1), Provider = "kanariane" },
                new Klynge.Web.Access.Passkeys.Passkey { AccountId = account.Id, CredentialId = Encoding.UTF8.GetBytes("kanariane-id"), PublicKey = Encoding.UTF8.GetBytes("kanariane-key"), Transports = "usb", Domain = "localhost", Name = "Kanarianes nøkkel", CreatedAt = now },
                new Klynge.Web.Access.Outside.OutsideLogin { AccountId = account.Id, Issuer = "https://id.example", Subject = "kanariane-97155846", CreatedAt = now },
                new ApiToken { Hash = new string('2', 64), AccountId = account.Id, ClusterId = cluster.Id, Name = "Kanarianes program", Ending = "abcd", MadeAt = now, EndsAt = now.AddDays(1) },
                new OneTimeToken { Hash = new string('3', 64), Purpose = TokenPurpose.Invitation, EmailKey = Email, Name = Name, ClusterId = cluster.Id, Role = Role.MemberContact, MadeAt = now, EndsAt = now.AddDays(1) },
                new Letter { ClusterId = cluster.Id, To = "Kanariane.Xqz@firma.example", Subject = "Til Kanariane", Body = "Hei Kanariane", Trouble = Email, WrittenAt = now },
                new Letter { ClusterId = cluster.Id, To = "leder@klyngen.example", Subject = $"Søknad fra {Name}", Body = $"{Name} har søkt.", Trouble = null, WrittenAt = now },
                new KeptAnswer { ClusterId = cluster.Id, AccountId = account.Id, Key = "kanariane", Asked = "x", At = now, Status = 201, Body = $$"""{"name":"{{Name}}"}""" },
                SavedView.Keep(cluster.Id, account.Id, "Kanarianes liste", $"q={Uri.EscapeDataString(Name)}", []).Item1!,
                SavedView.Keep(cluster.Id, null, "Delt liste", $"q={Uri.EscapeDataString(Name)}&kind=company", []).Item1!);
            await db.SaveChangesAsync();

            var person = await db.People.SingleAsync(p => p.Id == her);
            var (role, _) = PersonRole.Begin(person, firm, "Leder XQZNOTE", new DateOnly(2024, 1, 1), null, new DateOnly(2026, 5, 12));
            var (consent, _) = Consent.Give(person, "newsletter", "consent", "XQZNOTE på telefon", new DateOnly(2024, 1, 1), new DateOnly(2026, 5, 12));
            var (others, _) = Consent.Give(await db.People.SingleAsync(p => p.Id == ola), "newsletter", "consent", $"sagt til {Name}", new DateOnly(2024, 1, 1), new DateOnly(2026, 5, 12));
            db.AddRange(role!, consent!, others!);
            var (post, skill, days) = (new TeamPost { ClusterId = cluster.Id, Title = "" }, new Competence { ClusterId = cluster.Id, Words = "" }, new LearningDay { ClusterId = cluster.Id, Subject = "" });
            post.Write(her, "Leder XQZNOTE", 50, new DateOnly(2024, 1, 1), null, new DateOnly(2026, 5, 12)).ShouldBeNull();
            skill.Write(her, "XQZNOTE", new DateOnly(2024, 1, 1), null, new DateOnly(2026, 5, 12)).ShouldBeNull();
            days.Write(her, "XQZNOTE", 2, new DateOnly(2024, 1, 1), new DateOnly(2026, 5, 12)).ShouldBeNull();
            var occasion = new Klynge.Occasions.Occasion { ClusterId = cluster.Id, Kind = "event", SourceId = Guid.NewGuid(), From = new(2025, 1, 1), To = new(2025, 1, 1), Size = 2 };
            db.AddRange(post, skill, days, occasion, new Klynge.Occasions.OccasionParty { ClusterId = cluster.Id, OccasionId = occasion.Id, OrganisationId = firm, PersonId = her, Part = "speaker", On = new(2025, 1, 1) });
            var wanted = new ContactFacts(Name, Email, Phone, "Leder XQZNOTE", new DateOnly(2024, 1, 1), null, false);
            var asked = ContactCorrection.Ask(firm, role, person, wanted, ContactParts.Email, account.Id, now);
            asked.Answer(false, $"{Name} svarte ikke", account.Id, now);
            var organisation = await db.Organisations.SingleAsync(o => o.Id == firm);
            var correction = Correction.Ask(organisation, OrganisationField.Website, $"https://firma.example/{Email}", account.Id, now);
            db.AddRange(asked, correction, new Contribution { ClusterId = cluster.Id, OrganisationId = firm, Kind = "hours", On = new(2025, 1, 1), Note = $"{Name} holdt foredrag" },
                new PublishedFact { ClusterId = cluster.Id, OrganisationId = firm, Dated = "2025", Kind = "established", Words = $"{Name} ble daglig leder", Source = "avis" },
                new StoredFile { ClusterId = cluster.Id, Name = $"{Name} avtale.pdf", ContentType = "application/pdf", Sha256 = new string('0', 64), Right = Deed.SeeRegister, At = now });
            await db.Clusters.Where(c => c.Id == cluster.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.About, $"Spør {Name}").SetProperty(c => c.PublicEmail, Email));
            await db.SaveChangesAsync();

            await using var list = new MemoryStream(Encoding.UTF8.GetBytes($"navn;kontakt;e-post\nSanselyd AS;{Name};{Email}\n"));
            db.Actor.Is(account.Id);
            (await services.GetRequiredService<ReceiveList>().Do(list, "liste.csv", default)).Refusal.ShouldBeNull();
            return 0;
        }, cluster.Id);
        await Apply(site, cluster);
        await Register(site, cluster, firm);
        return (cluster, her);
    }

    /// <summary>She registers for an event, and comes.</summary>
    private static Task<int> Register(RunningSite site, Cluster cluster, Guid firm) => site.With(async (db, _) =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        var (held, wrong) = Event.Make(cluster.Id, new EventText { Title = $"Kaffe med {Name}", StartDay = "2026-05-20", StartTime = "08:00", EndTime = "09:00", Place = "Bergen" }, "Europe/Oslo", zone, false, db.Now);
        wrong.ShouldBeEmpty();
        var question = EventQuestion.Ask(held!, 0, "Mat?", AnswerReaders.Team, true, false).Item1!;
        var (booking, refused) = Registration.Make(held!, new RegistrationText { ContactName = Name, Email = "KANARIANE.xqz@firma.example", Phone = Phone, Organisation = "Firma AS", Answers = new Dictionary<Guid, string?> { [question.Id] = "XQZNOTE" } }, [question], EventPart.Attendee, "nb", db.Now);
        refused.ShouldBeEmpty();
        booking!.BelongsTo(firm);
        booking.Attendees[0].Arrive(db.Now);
        var group = WorkGroup.Make(cluster.Id, new GroupText { Name = "Velferd", From = "2026-01-01" }, new(2026, 5, 12)).Item1!;
        var her = await db.People.Where(p => p.Name == Name).Select(p => (Guid?)p.Id).FirstOrDefaultAsync();
        her.ShouldNotBeNull();
        db.AddRange(group, GroupMember.Join(group, firm, her, GroupPart.Leader, new(2026, 2, 1), new(2026, 5, 12)).Item1!);
        var other = await db.Organisations.Where(o => o.Id != firm).Select(o => (Guid?)o.Id).FirstOrDefaultAsync();
        if (other is { } second)
        {
            var introduced = Klynge.Network.Introduction.Make(cluster.Id, new(firm, second, null, new(2026, 3, 1), $"{Name} spurte"), new(2026, 5, 12)).Item1!;
            introduced.Follow(Klynge.Network.IntroductionResult.Met, new(2026, 4, 1), $"Møtte {Name}", new(2026, 5, 12)).ShouldBeNull();
            db.Add(introduced);
        }

        db.Add(TeamContact.Log(cluster.Id, firm, new ContactText { PersonId = her, Note = $"Snakket med {Name}" }, null, new(2026, 5, 12), db.Now, null).Item1!);
        db.AddRange(held!, question, booking, new RegistrationKey { ClusterId = cluster.Id, RegistrationId = booking.Id, Hash = new string('5', 64) });
        return await db.SaveChangesAsync();
    }, cluster.Id);

    private static Task<int> Apply(RunningSite site, Cluster cluster) => site.With(async (db, _) =>
    {
        var goal = new StrategicGoal { ClusterId = cluster.Id, TextNb = "Flere", TextEn = "", From = new(2020, 1, 1) };
        db.Add(goal);
        await db.SaveChangesAsync();
        var (application, wrong) = MembershipApplication.Send(cluster.Id, new ApplicationText
        {
            Name = "Søkeren AS", Kind = "company", ContactName = Name, ContactEmail = "KANARIANE.xqz@firma.example", ContactPhone = Phone, Accepted = true,
            Relevance = "XQZNOTE " + new string('x', ApplicationText.ShortestRelevance), Offers = "XQZNOTE", Seeks = "XQZNOTE", Website = "https://kanariane.example",
        }, AdmissionTerms.Usual(cluster.Id), "nb", new string('4', 64), new DateOnly(2026, 5, 12), db.Now);
        wrong.ShouldBeEmpty();
        var (assessment, unclear) = ApplicationAssessment.Of(application!, [goal.Id], new Dictionary<Guid, Judged> { [goal.Id] = new(2, "XQZNOTE") }, AssessmentAdvice.Unsure, $"XQZNOTE, kjenner {Name}", Guid.CreateVersion7(), db.Now);
        unclear.ShouldBeEmpty();
        db.AddRange(application!, assessment!);
        return await db.SaveChangesAsync();
    }, cluster.Id);
}
