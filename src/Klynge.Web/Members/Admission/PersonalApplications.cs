using Klynge.Members;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>
/// Applications that she is the contact of, with what was written about them. One that waits is withdrawn; then who asked and
/// why is forgotten as it would be after its time, and the organisation, the days and the outcome stay.
/// </summary>
internal sealed class PersonalApplications : IPersonal
{
    public int Order => 30;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<ApplicationStep>("What happened to applications", Fate.Emptied, (db, who) => db.Set<ApplicationStep>().Where(s => Hers(db, who).Any(a => a.Id == s.ApplicationId)))
            .Shows("When", s => s.At).Shows("What happened", s => s.Kind, s => ApplicationWords.Said(s.Kind)).Shows("Words", s => s.Words).Ends(WithTheirWhole),
        new PersonalTable<ApplicationAssessment>("Assessments of applications", Fate.Emptied, (db, who) => db.Set<ApplicationAssessment>().Where(s => Hers(db, who).Any(a => a.Id == s.ApplicationId)))
            .Shows("When", s => s.At).Shows("Words", s => s.Words).Ends(WithTheirWhole),
        new PersonalTable<GoalJudgement>("Judgements by goal", Fate.Emptied, (db, who) => db.Set<GoalJudgement>().Where(j => db.Set<ApplicationAssessment>().Any(s => s.Id == j.AssessmentId && Hers(db, who).Any(a => a.Id == s.ApplicationId))))
            .Shows("Words", j => j.Words).Ends(WithTheirWhole),
        new PersonalTable<MembershipApplication>("Applications for membership", Fate.Emptied, Hers)
            .Shows("Organisation", a => a.Name).Shows("Sent", a => a.SentOn).Shows("Contact", a => a.ContactName).Shows("E-mail", a => a.ContactEmail).Shows("Telephone", a => a.ContactPhone)
            .Shows("Relevance", a => a.Relevance).Shows("Offers", a => a.Offers).Shows("Seeks", a => a.Seeks).Shows("Website", a => a.Website).Silent(a => a.KeyHash).Ends(Forget).Noting("the organisation, the days and the outcome stay; one that waits is withdrawn").Last(),
    ];

    public IEnumerable<PersonalText> Texts =>
    [
        new PersonalText<MembershipApplication>("Other applications", a => a.Relevance, a => a.Offers, a => a.Seeks),
        new PersonalText<ApplicationStep>("What was written about applications", s => s.Words),
        new PersonalText<ApplicationAssessment>("What was written about applications", s => s.Words),
        new PersonalText<GoalJudgement>("What was written about applications", j => j.Words),
        new PersonalText<AdmissionTerms>("The terms of admission", t => t.WhoNb, t => t.WhoEn, t => t.Bylaws, t => t.Privacy),
    ];

    private static IQueryable<MembershipApplication> Hers(Db db, Subject who) => db.Set<MembershipApplication>().Where(a => a.ContactEmail != null && who.Emails.Contains(Sql.Lower(a.ContactEmail)));

    private static Task<int> WithTheirWhole<T>(Db db, IQueryable<T> rows, CancellationToken cancel) => rows.CountAsync(cancel);

    private static async Task<int> Forget(Db db, IQueryable<MembershipApplication> rows, CancellationToken cancel)
    {
        var (now, day) = (db.Now, DateOnly.FromDateTime(db.Now));
        var hers = await rows.Include(a => a.Steps).ToListAsync(cancel);
        foreach (var application in hers)
        {
            if (application.IsOpen)
                application.Withdraw(null, null, now, day);
            application.Forget(await db.Set<ApplicationAssessment>().Include(s => s.Judgements).Where(s => s.ApplicationId == application.Id).ToListAsync(cancel), day);
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return hers.Count;
    }
}
