using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Tells the journal's lines about applications: to those who may see them, what was said as long as it is kept.</summary>
internal sealed class ApplicationTelling(Db db) : ITell
{
    private static readonly HappeningKind Applications = new("applications", "Applications for membership", 25);

    public IReadOnlyDictionary<Type, HappeningKind> Types { get; } = new[]
    {
        typeof(ApplicationSent), typeof(ApplicationAssessed), typeof(ApplicationAdmitted), typeof(ApplicationDeclined), typeof(ApplicationWithdrawn), typeof(ApplicationReopened), typeof(ApplicationForgotten),
    }.ToDictionary(type => type, _ => Applications);

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel)
    {
        var about = lines.Select(line => line.About).Distinct().ToList();
        var sees = visit.May(Klynge.Access.Deed.SeeApplications);
        var names = await db.Set<MembershipApplication>().Where(a => sees && about.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => (a.Name, $"/applications/{a.Id}"), cancel);
        var words = await db.Set<ApplicationStep>().Where(s => sees && about.Contains(s.ApplicationId) && s.Words != null).Select(s => new { s.Id, s.Words }).ToDictionaryAsync(s => s.Id, s => s.Words!, cancel);
        return await db.Tell(lines, visit, happening => Sentence(happening, words), names, cancel);
    }

    internal static string Sentence(Happening happening, IReadOnlyDictionary<Guid, string> words) => happening switch
    {
        ApplicationSent => Texts.Say("Applied for membership"),
        ApplicationAssessed => Texts.Say("The application was assessed"),
        ApplicationAdmitted admitted => Texts.Say(admitted.Category switch
        {
            MembershipCategory.Member => "The application was granted: a member from {0}",
            MembershipCategory.Associate => "The application was granted: an associate member from {0}",
            _ => "The application was granted: a partner from {0}",
        }, admitted.From),
        ApplicationDeclined declined => words.TryGetValue(declined.StepId, out var why)
            ? Texts.Say("The application was declined: {0}", why) : Texts.Say("The application was declined"),
        ApplicationWithdrawn { ByApplicant: true } => Texts.Say("Withdrew the application"),
        ApplicationWithdrawn withdrawn => words.TryGetValue(withdrawn.StepId, out var asked)
            ? Texts.Say("The application was withdrawn for the applicant: {0}", asked) : Texts.Say("The application was withdrawn for the applicant"),
        ApplicationReopened reopened => words.TryGetValue(reopened.StepId, out var again)
            ? Texts.Say("The application was opened again: {0}", again) : Texts.Say("The application was opened again"),
        _ => Texts.Say("What stood in the application was deleted; that it was sent, and the answer, are kept"),
    };
}
