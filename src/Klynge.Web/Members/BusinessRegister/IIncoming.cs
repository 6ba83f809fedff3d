using Klynge.Members.BusinessRegister;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>A new copy of the register on its way in, beside the one that is read. Disposed before it has taken its place, it is as if it had never been.</summary>
internal interface IIncoming : IAsyncDisposable
{
    Task Add(IReadOnlyList<RegisterUnit> units, CancellationToken cancel);

    /// <summary>Takes along what the other file brought, makes the indexes, and puts the new copy in the place of the old.</summary>
    Task TakePlace(RegisterLoad load, CancellationToken cancel);

    /// <summary>Null while another loading is under way.</summary>
    public static async Task<IIncoming?> Begin(RegisterPlace register, DateTime now, CancellationToken cancel) => register.Place.Dialect == Dialect.Sqlite
        ? await IncomingSqlite.Begin(register, now, cancel)
        : await IncomingPostgres.Begin(register.Place.Postgres!, cancel);
}
