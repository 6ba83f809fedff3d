using Klynge.Members;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Tables of admission: applications and how they are judged, and what the cluster wants of its composition.</summary>
internal sealed class AdmissionModel : ITables
{
    public void Build(ModelBuilder model)
    {
        model.Entity<MembershipApplication>(application =>
        {
            application.Ignore(a => a.Traits);
            // One unanswered application per organisation and cluster; the page says so first, the index makes it true.
            application.HasIndex(a => new { a.ClusterId, a.Number }).IsUnique().HasFilter("outcome IS NULL");
            application.HasIndex(a => new { a.ClusterId, a.Country, a.ForeignId }).IsUnique().HasFilter("outcome IS NULL");
            // A link leads to one application.
            application.HasIndex(a => new { a.ClusterId, a.KeyHash }).IsUnique();
            application.HasIndex(a => new { a.ClusterId, a.Outcome, a.AnswerBy });
            application.HasIndex(a => new { a.ClusterId, a.OrganisationId });
        });
        model.RefersTo<MembershipApplication, Organisation>(a => new { a.ClusterId, a.OrganisationId });
        model.PartOf<MembershipApplication, ApplicationStep>(a => a.Steps, s => new { s.ClusterId, s.ApplicationId });
        // One judgement of each who assesses counts: a later one takes the earlier one's place.
        model.Entity<ApplicationAssessment>().HasIndex(a => new { a.ClusterId, a.ApplicationId, a.By }).IsUnique().HasFilter("replaced_at IS NULL");
        model.RefersTo<ApplicationAssessment, MembershipApplication>(a => new { a.ClusterId, a.ApplicationId }, DeleteBehavior.Cascade);
        model.PartOf<ApplicationAssessment, GoalJudgement>(a => a.Judgements, j => new { j.ClusterId, j.AssessmentId });
        // A goal is judged once in an assessment.
        model.Entity<GoalJudgement>().HasIndex(j => new { j.ClusterId, j.AssessmentId, j.GoalId }).IsUnique();
        model.RefersTo<GoalJudgement, StrategicGoal>(j => new { j.ClusterId, j.GoalId });
        // A cluster takes members in on one set of terms.
        model.Entity<AdmissionTerms>().HasIndex(t => t.ClusterId).IsUnique();
        // Never two targets at once for the same: the exclusion of Guards makes it true.
        model.Entity<CompositionTarget>().HasIndex(t => new { t.ClusterId, t.Dimension, t.Code, t.From });
    }
}
