using Klynge.Members;
using Klynge.Web.Shell.Personal;

namespace Klynge.Web.Members.Importing;

/// <summary>Lists she brought in, under her key; and what is kept of lists, which may name anybody.</summary>
internal sealed class PersonalLists : IPersonal
{
    public int Order => 56;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<ImportBatch>("Lists brought in", Fate.Stays, (db, who) => db.Batches.Where(b => b.By != null && b.By == who.Account && b.FileName != ""))
            .Shows("File", b => b.FileName).Shows("When", b => b.At),
    ];

    public IEnumerable<PersonalText> Texts => [new PersonalText<ImportBatch>("What is kept of lists", b => b.FileName, b => b.Plan) { Json = nameof(ImportBatch.Plan) }];
}
