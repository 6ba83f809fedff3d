using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

// "tables": those the migration parts by cluster, as dotnet ef does not know of them.
if (args is ["tables"])
{
    await using var db = new PostgresDesign().CreateDbContext([]);
    foreach (var table in Guards.Tables(db.Model))
        Console.WriteLine(table);
}

return 0;

/// <summary>Lets dotnet ef make migrations for the embedded database.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseKlyngeSqlite("design.db");
        return new SqliteDb(options.Options, new Reach(), new Actor(), TimeProvider.System, new WriteTurns(true));
    }
}

/// <summary>Lets dotnet ef make migrations for PostgreSQL.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UseKlyngePostgres("Host=localhost;Database=design");
        return new PostgresDb(options.Options, new Reach(), new Actor(), TimeProvider.System, new WriteTurns(false));
    }
}
