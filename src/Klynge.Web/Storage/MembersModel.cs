using Klynge.Members;
using Klynge.Occasions;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Tables of the register and of occasions.</summary>
internal sealed class MembersModel : ITables
{
    public void Build(ModelBuilder model)
    {
        model.Entity<Cluster>(cluster =>
        {
            cluster.HasKey(c => c.Id);
            cluster.Property(c => c.Id).ValueGeneratedNever();
            // One cluster an address word.
            cluster.HasIndex(c => c.Slug).IsUnique();
            cluster.Property(c => c.Version).IsConcurrencyToken();
        });
        // A cluster is called one thing at a time.
        model.Entity<ClusterName>().HasIndex(n => n.ClusterId).IsUnique().HasFilter("\"to\" IS NULL");
        model.Entity<Office>();
        model.Entity<ClusterField>();
        model.Entity<StrategicGoal>();
        model.Entity<ClusterPartner>();
        // Nobody works more than the whole of a post.
        model.Entity<TeamPost>().ToTable(table => table.HasCheckConstraint("ck_team_post_share", "CAST(share AS REAL) > 0 AND CAST(share AS REAL) <= 1"));
        model.Entity<Competence>();
        model.Entity<LearningDay>();
        model.Entity<PublishedFact>().HasIndex(f => new { f.ClusterId, f.On });
        model.RefersTo<PublishedFact, Organisation>(f => new { f.ClusterId, f.OrganisationId }, DeleteBehavior.Cascade);
        model.RefersTo<TeamPost, Person>(p => new { p.ClusterId, p.PersonId });
        model.RefersTo<Competence, Person>(p => new { p.ClusterId, p.PersonId });
        model.RefersTo<LearningDay, Person>(p => new { p.ClusterId, p.PersonId });

        BuildOrganisation(model);
        BuildPeople(model);

        // What is done leaves one occasion.
        model.Entity<Occasion>().HasIndex(o => new { o.ClusterId, o.Kind, o.SourceId }).IsUnique();
        model.Entity<OccasionParty>().HasIndex(p => new { p.ClusterId, p.OrganisationId, p.On });
        model.RefersTo<OccasionParty, Occasion>(p => new { p.ClusterId, p.OccasionId }, DeleteBehavior.Cascade);
        model.RefersTo<OccasionParty, Organisation>(p => new { p.ClusterId, p.OrganisationId });
        model.RefersTo<OccasionParty, Person>(p => new { p.ClusterId, p.PersonId });

        // A list that is imported again must be known by what stands in it.
        model.Entity<ImportBatch>().HasIndex(b => new { b.ClusterId, b.At });
        model.RefersTo<ImportBatch, StoredFile>(b => new { b.ClusterId, b.FileId });
        // One remembered meaning a set of headings.
        model.Entity<RememberedColumns>().HasIndex(c => new { c.ClusterId, c.Headings }).IsUnique();
    }

    private static void BuildOrganisation(ModelBuilder model)
    {
        model.Entity<Organisation>(organisation =>
        {
            // The directory walks this index: order and keyset in one.
            organisation.HasIndex(o => new { o.ClusterId, o.NameSort, o.Id });
            // The number rule: equal number = same legal entity, so a cluster knows it once.
            organisation.HasIndex(o => new { o.ClusterId, o.Number }).IsUnique();
            // A foreign id names one entity of its country.
            organisation.HasIndex(o => new { o.ClusterId, o.Country, o.ForeignId }).IsUnique();
            // A row of an outside list is one organisation, however often it comes.
            organisation.HasIndex(o => new { o.ClusterId, o.ExternalId }).IsUnique();
        });
        model.PartOf<Organisation, OrganisationName>(o => o.Names, n => new { n.ClusterId, n.OrganisationId });
        model.PartOf<Organisation, StaffCount>(o => o.Staff, n => new { n.ClusterId, n.OrganisationId });
        model.PartOf<Organisation, Seat>(o => o.Seats, n => new { n.ClusterId, n.OrganisationId });
        model.PartOf<Organisation, OrganisationTag>(o => o.Tags, n => new { n.ClusterId, n.OrganisationId });
        model.Entity<Seat>().HasIndex(s => new { s.ClusterId, s.County, s.OrganisationId });
        // One count of staff a day.
        model.Entity<StaffCount>().HasIndex(s => new { s.ClusterId, s.OrganisationId, s.On }).IsUnique();
        // One choice of visibility a fact.
        model.Entity<FieldVisibility>().HasIndex(v => new { v.ClusterId, v.OrganisationId, v.Field }).IsUnique();
        model.RefersTo<FieldVisibility, Organisation>(v => new { v.ClusterId, v.OrganisationId }, DeleteBehavior.Cascade);
        model.Entity<OrganisationChange>().HasIndex(c => new { c.ClusterId, c.OrganisationId, c.At });
        model.RefersTo<OrganisationChange, Organisation>(c => new { c.ClusterId, c.OrganisationId }, DeleteBehavior.Cascade);
        model.RefersTo<OrganisationChange, ImportBatch>(c => new { c.ClusterId, c.BatchId });
        model.RefersTo<Organisation, ImportBatch>(o => new { o.ClusterId, o.BatchId });
        model.RefersTo<Correction, Organisation>(c => new { c.ClusterId, c.OrganisationId }, DeleteBehavior.Cascade);
        // One open correction a fact: the later one replaces the earlier.
        model.Entity<Correction>().HasIndex(c => new { c.ClusterId, c.OrganisationId, c.Field }).IsUnique().HasFilter("answered_at IS NULL");

        // Never two memberships at once in one category: the exclusion of Guards makes it true.
        model.Entity<Membership>().HasIndex(m => new { m.ClusterId, m.OrganisationId, m.Category, m.From });
        model.Entity<Membership>().HasIndex(m => new { m.ClusterId, m.Category, m.From, m.To });
        model.RefersTo<Membership, Organisation>(m => new { m.ClusterId, m.OrganisationId }, DeleteBehavior.Cascade);
        model.RefersTo<Membership, StoredFile>(m => new { m.ClusterId, m.AgreementFileId });
        model.RefersTo<Membership, ImportBatch>(m => new { m.ClusterId, m.BatchId });
        model.Entity<Contribution>().HasIndex(c => new { c.ClusterId, c.OrganisationId, c.On });
        model.RefersTo<Contribution, Organisation>(c => new { c.ClusterId, c.OrganisationId }, DeleteBehavior.Cascade);
    }

    private static void BuildPeople(ModelBuilder model)
    {
        // Who is erased is nobody, whoever asks.
        model.Entity<Person>().HasQueryFilter("erased", p => p.ErasedOn == null);
        model.Entity<Person>().HasIndex(p => new { p.ClusterId, p.NameSort, p.Id });
        model.Entity<Person>().HasIndex(p => new { p.ClusterId, p.Email });
        model.RefersTo<Person, ImportBatch>(p => new { p.ClusterId, p.BatchId });
        model.Entity<PersonRole>().HasIndex(r => new { r.ClusterId, r.OrganisationId });
        model.RefersTo<PersonRole, Person>(r => new { r.ClusterId, r.PersonId }, DeleteBehavior.Cascade);
        model.RefersTo<PersonRole, Organisation>(r => new { r.ClusterId, r.OrganisationId }, DeleteBehavior.Cascade);
        model.RefersTo<PersonRole, ImportBatch>(r => new { r.ClusterId, r.BatchId });
        model.Entity<ContactCorrection>(correction =>
        {
            correction.Property(c => c.Parts).HasConversion<int>();
            correction.Ignore(c => c.Facts);
        });
        model.RefersTo<ContactCorrection, Organisation>(c => new { c.ClusterId, c.OrganisationId }, DeleteBehavior.Cascade);
        model.RefersTo<ContactCorrection, PersonRole>(c => new { c.ClusterId, c.RoleId }, DeleteBehavior.Cascade);
        // One open correction a contact: the later one replaces the earlier.
        model.Entity<ContactCorrection>().HasIndex(c => new { c.ClusterId, c.RoleId }).IsUnique().HasFilter("answered_at IS NULL");
        // One ground a purpose at a time.
        model.Entity<Consent>().HasIndex(c => new { c.ClusterId, c.PersonId, c.Purpose }).IsUnique().HasFilter("\"to\" IS NULL");
        model.RefersTo<Consent, Person>(c => new { c.ClusterId, c.PersonId }, DeleteBehavior.Cascade);
    }
}
