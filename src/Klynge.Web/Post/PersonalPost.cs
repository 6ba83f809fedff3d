using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;

namespace Klynge.Web.Post;

/// <summary>Letters to her. In letters to others she may be named.</summary>
internal sealed class PersonalPost : IPersonal
{
    public int Order => 60;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<Letter>("Letters", Fate.Goes, (db, who) => db.Letters.Where(l => who.Emails.Contains(Sql.Lower(l.To)) && (who.Whole || l.ClusterId == who.Cluster)))
            .Shows("To", l => l.To).Shows("Subject", l => l.Subject).Shows("Written", l => l.WrittenAt).Shows("Sent", l => l.SentAt).Shows("Trouble", l => l.Trouble).Silent(l => l.Body, l => l.Calendar),
    ];

    public IEnumerable<PersonalText> Texts => [new PersonalText<Letter>("Letters to others", l => l.Subject, l => l.Body, l => l.Calendar, l => l.Trouble)];
}
