using Klynge.Web.Shell.Personal;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell.Api;

/// <summary>Answers kept for a day for programs. An answer to anybody may hold her: when she is erased, all of the cluster's go.</summary>
internal sealed class PersonalAnswers : IPersonal
{
    public int Order => 70;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<KeptAnswer>("Answers kept for programs", Fate.Goes, (db, who) => db.Set<KeptAnswer>().Where(a => a.AccountId == who.Account))
            .Shows("When", a => a.At).Shows("Answer", a => a.Body).Silent(a => a.Key, a => a.Asked, a => a.Location)
            .Ends((db, _, cancel) => db.Set<KeptAnswer>().ExecuteDeleteAsync(cancel)),
    ];
}
