namespace Klynge.Web.Storage;

/// <summary>Where the record lies: a folder with an embedded database, or a PostgreSQL database with a folder for files.</summary>
public sealed record Place(string Folder, string? Postgres)
{
    public const string FileName = "klynge.db";

    public string Sqlite => Path.Combine(Folder, FileName);
    public string Keys => Path.Combine(Folder, "keys");
    public string Files => Path.Combine(Folder, "files");
    public Dialect Dialect => Postgres is null ? Dialect.Sqlite : Dialect.Postgres;

    /// <summary>Whether there is a database to read.</summary>
    public bool Exists => Postgres is not null || File.Exists(Sqlite);

    public static Place At(string? folder, string? postgres) => new(Path.GetFullPath(folder ?? "data"), postgres);
}
