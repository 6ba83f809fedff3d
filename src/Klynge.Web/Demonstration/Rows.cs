using Klynge.Activities;
using Klynge.Members;
using Klynge.Network;
using Klynge.Occasions;
using Klynge.Web.Storage;

namespace Klynge.Web.Demonstration;

/// <summary>Writes the rows kind by kind, in the order in which they refer to each other. A kind that was forgotten here is a mistake of ours.</summary>
internal sealed class Rows(Db db, IReadOnlyList<object> rows)
{
    private int written;

    public async Task Write(CancellationToken cancel)
    {
        var organisations = await Kind<Organisation>(cancel);
        await db.Insert(organisations.SelectMany(organisation => organisation.Names).ToList(), cancel);
        await db.Insert(organisations.SelectMany(organisation => organisation.Staff).ToList(), cancel);
        await db.Insert(organisations.SelectMany(organisation => organisation.Seats).ToList(), cancel);
        await db.Insert(organisations.SelectMany(organisation => organisation.Tags).ToList(), cancel);
        await Kind<FieldVisibility>(cancel);
        await Kind<OrganisationChange>(cancel);
        await Kind<Membership>(cancel);
        await Kind<Contribution>(cancel);
        await Kind<Person>(cancel);
        await Kind<PersonRole>(cancel);
        await Kind<Consent>(cancel);
        await Kind<ClusterName>(cancel);
        await Kind<Office>(cancel);
        await Kind<ClusterField>(cancel);
        await Kind<ClusterPartner>(cancel);
        await Kind<StrategicGoal>(cancel);
        await Kind<AdmissionTerms>(cancel);
        await Kind<CompositionTarget>(cancel);
        await db.Insert((await Kind<MembershipApplication>(cancel)).SelectMany(application => application.Steps).ToList(), cancel);
        await db.Insert((await Kind<ApplicationAssessment>(cancel)).SelectMany(assessment => assessment.Judgements).ToList(), cancel);
        await Kind<TeamPost>(cancel);
        await Kind<Competence>(cancel);
        await Kind<LearningDay>(cancel);
        await Kind<Event>(cancel);
        await Kind<EventQuestion>(cancel);
        await db.Insert((await Kind<Registration>(cancel)).SelectMany(booking => booking.Attendees).ToList(), cancel);
        await Kind<WorkGroup>(cancel);
        await Kind<GroupMember>(cancel);
        await Kind<GroupMeeting>(cancel);
        await Kind<TeamContact>(cancel);
        await db.Insert((await Kind<Introduction>(cancel)).SelectMany(introduction => introduction.Steps).ToList(), cancel);
        await Kind<Occasion>(cancel);
        await Kind<OccasionParty>(cancel);
        await Kind<PublishedFact>(cancel);
        await Kind<JournalLine>(cancel);
        if (written != rows.Count)
            throw new InvalidOperationException($"{rows.Count - written} rows of the demonstration are of a kind nobody writes.");
    }

    private async Task<List<T>> Kind<T>(CancellationToken cancel) where T : class, IOfCluster
    {
        var all = rows.OfType<T>().ToList();
        await db.Insert(all, cancel);
        written += all.Count;
        return all;
    }
}
