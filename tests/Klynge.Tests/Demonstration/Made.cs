using System.Security.Cryptography;
using System.Text;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Network;
using Klynge.Occasions;
using Klynge.Web.Demonstration;
using Klynge.Web.Storage;

namespace Klynge.Tests.Demonstration;

/// <summary>The demonstration of 12 May 2026 in memory, and what it says in lines that two of them can be compared by.</summary>
internal static class Made
{
    public static readonly DateOnly Today = new(2026, 5, 12);
    private static readonly DateTime Now = new(2026, 5, 12, 8, 0, 0, DateTimeKind.Utc);
    private static readonly Lazy<IReadOnlyList<Register>> Once = new(() => On(Today));

    public static IReadOnlyList<Register> Registers => Once.Value;

    public static IReadOnlyList<Register> On(DateOnly today) => DemonstrationRecord.Of(today, today == Today ? Now : today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc));

    public static Register Of(string cluster) => Registers.Single(register => register.Cluster.Slug == cluster);

    public static List<Organisation> Members(string cluster, string day, MembershipCategory category = MembershipCategory.Member)
    {
        var on = DateOnly.Parse(day, null);
        var then = Of(cluster).All<Membership>().Where(membership => membership.IsOn(on) && membership.Category == category).Select(membership => membership.OrganisationId).ToHashSet();
        return [.. Of(cluster).All<Organisation>().Where(organisation => then.Contains(organisation.Id))];
    }

    public static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));

    public static string Hash(IEnumerable<Register> registers) => Hash(registers.SelectMany(register => register.Rows).SelectMany(Lines));

    /// <summary>What one row says, without the keys that nobody sees.</summary>
    public static IEnumerable<string> Lines(object row) => row switch
    {
        Organisation o => [$"organisation {o.Id} {string.Join('|', Enum.GetValues<OrganisationField>().Select(o.Value))} {o.Source} {o.Invented} {o.KnownSince:O}",
            .. o.Names.Select(n => $"name {o.Id} {n.Name} {n.From:O} {n.To:O}"), .. o.Staff.Select(s => $"staff {o.Id} {s.On:O} {s.Number}"),
            .. o.Seats.Select(s => $"seat {o.Id} {s.Municipality} {s.From:O} {s.To:O}"), .. o.Tags.Select(t => $"tag {o.Id} {t.Side} {t.Words}")],
        Membership m => [$"membership {m.OrganisationId} {m.Category} {m.From:O} {m.To:O} {m.ExitReason} {m.Decision} {m.AgreementSignedOn:O}"],
        Contribution c => [$"contribution {c.Id} {c.OrganisationId} {c.On:O} {c.Kind} {c.Amount:0.00}"],
        Person p => [$"person {p.Id} {p.Name} {p.Email} {p.Published} {p.Invented} {p.KnownSince:O}"],
        PersonRole r => [$"role {r.PersonId} {r.OrganisationId} {r.Title} {r.From:O} {r.To:O}"],
        Consent c => [$"consent {c.PersonId} {c.Purpose} {c.Basis} {c.From:O} {c.To:O}"],
        ClusterName n => [$"cluster name {n.ClusterId} {n.Name} {n.From:O} {n.To:O}"],
        Office o => [$"office {o.ClusterId} {o.Place} {o.From:O} {o.To:O}"],
        ClusterField f => [$"field {f.ClusterId} {f.Kind} {f.Words} {f.From:O} {f.To:O}"],
        ClusterPartner p => [$"partner {p.ClusterId} {p.Name} {p.Kind} {p.From:O} {p.To:O}"],
        StrategicGoal g => [$"goal {g.ClusterId} {g.Order} {g.TextNb} {g.TextEn} {g.From:O} {g.To:O}"],
        TeamPost t => [$"post {t.PersonId} {t.Title} {t.Share:0.00} {t.From:O} {t.To:O}"],
        Competence c => [$"competence {c.PersonId} {c.Words} {c.From:O}"],
        LearningDay l => [$"learning {l.PersonId} {l.On:O} {l.Days:0.00} {l.Subject}"],
        PublishedFact f => [$"fact {f.Id} {f.OrganisationId} {f.Kind} {f.Words} {f.Dated} {f.On:O} {f.Source}"],
        FieldVisibility v => [$"visibility {v.OrganisationId} {v.Field} {v.Visibility}"],
        AdmissionTerms t => [$"terms {t.ClusterId} {t.IsOpen} {t.WhoNb} {t.WhoEn} {t.AnswerWithin}"],
        CompositionTarget t => [$"target {t.ClusterId} {t.Dimension} {t.Code} {t.Least:0.0} {t.Most:0.0} {t.From:O}"],
        MembershipApplication a => [$"application {a.Id} {a.Name} {a.Number} {a.ContactEmail} {a.Relevance} {a.SentOn:O} {a.AnswerBy:O} {a.Outcome} {a.AnsweredOn:O} {a.Invented}", .. a.Steps.Select(s => $"step {a.Id} {s.Kind} {s.At:O} {s.By} {s.Words}")],
        ApplicationAssessment a => [$"assessment {a.ApplicationId} {a.By} {a.At:O} {a.Advice} {a.Words} {string.Join(',', a.Judgements.Select(j => j.Level).Order())}"],
        Event e => [$"event {e.Id} {e.Title} {e.Kind} {e.State} {e.StartsAt:O} {e.EndsAt:O} {e.DeadlineAt:O} {e.Place} {e.Capacity} {e.Taken} {e.Invented}"],
        EventQuestion q => [$"question {q.EventId} {q.Place} {q.Text} {q.Sensitive}"],
        Registration r => [$"registration {r.Id} {r.EventId} {r.OrganisationId} {r.Email} {r.State} {r.MadeAt:O} {r.WaitsSince:O} {r.Seats}", .. r.Attendees.Select(a => $"attendee {r.Id} {a.Name} {a.PersonId} {a.ArrivedAt:O}")],
        WorkGroup g => [$"group {g.Id} {g.Name} {g.Kind} {g.Mandate} {g.From:O} {g.To:O} {g.Invented}"],
        GroupMember m => [$"seat {m.Id} {m.GroupId} {m.OrganisationId} {m.PersonId} {m.Part} {m.From:O} {m.To:O}"],
        GroupMeeting m => [$"meeting {m.Id} {m.GroupId} {m.On:O} {m.Place} {m.Notes}"],
        TeamContact c => [$"contact {c.Id} {c.OrganisationId} {c.PersonId} {c.Kind} {c.On:O} {c.Note} {c.LoggedAt:O} {c.LoggedBy}"],
        Introduction i => [$"introduction {i.Id} {i.FirstId} {i.SecondId} {i.BridgeId} {i.On:O} {i.Why} {i.Invented}", .. i.Steps.Select(s => $"step of introduction {i.Id} {s.Place} {s.Result} {s.On:O} {s.Words}")],
        Occasion o => [$"occasion {o.SourceId} {o.Kind} {o.From:O} {o.To:O} {o.Size}"],
        OccasionParty p => [$"party {p.OrganisationId} {p.PersonId} {p.Part} {p.On:O}"],
        OrganisationChange c => [$"change {c.OrganisationId} {c.Field} {c.Before} {c.After} {c.From:O} {c.At:O} {c.By}"],
        JournalLine j => [$"journal {j.ClusterId} {j.At:O} {j.By} {j.Name} {j.About}"],
        _ => throw new ArgumentException(row.GetType().Name),
    };
}
