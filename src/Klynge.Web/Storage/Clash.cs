using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Klynge.Web.Storage;

/// <summary>What a database said when a rule of its own was broken, by the rule's name on either database.</summary>
public static class Clash
{
    /// <summary>True when the rule with this name refused the write. On SQLite an index speaks of its columns, so both are given.</summary>
    public static bool With(DbUpdateException exception, string rule, string? sqliteColumns = null) => exception.InnerException switch
    {
        PostgresException postgres => postgres.ConstraintName == rule,
        SqliteException sqlite => sqlite.Message.Contains(rule, StringComparison.Ordinal) || (sqliteColumns is not null && sqlite.Message.Contains(sqliteColumns, StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>
    /// Someone else wrote at the same moment, or leans on what was to go: a rule of the database refused a save, or a write of
    /// many rows, which the database tells in its own words. Those who wait for each other, or too long, are parted by it too.
    /// </summary>
    public static bool IsMeeting(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: { } inner } => IsMeeting(inner),
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555 or 1811 or 787,
        _ => false,
    };

    public static bool IsOnce(DbUpdateException exception) => exception.InnerException switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555 or 1811,
        _ => false,
    };
}
