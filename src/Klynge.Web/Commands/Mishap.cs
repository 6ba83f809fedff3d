using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Klynge.Web.Commands;

/// <summary>
/// What the surroundings refuse, in words: no room, no right, no answer. What is a fault of ours gets a reference, and its
/// trace only for who asks. Messages of a database are not repeated: they can hold what someone typed.
/// </summary>
internal static class Mishap
{
    public static async Task<int> Tell(Exception exception, ParseResult parsed, Hands hands)
    {
        if (exception is OperationCanceledException)
            return await hands.Answered(parsed, Answer.Of(new Refusal("Stopped before it was done. Nothing half is left.")));
        if (parsed.GetValue(Common.Verbose))
            await hands.Error.WriteLineAsync(exception.ToString());
        return await hands.Answered(parsed, Answer.Of(Words(Inner<DbException>(exception) ?? Inner<IOException>(exception) ?? exception, parsed, hands)));
    }

    private static Refusal Words(Exception exception, ParseResult parsed, Hands hands) => exception switch
    {
        _ when Inner<AddressInUseException>(exception) is not null => new("Another program listens at {0}. Stop it, or choose another address with --urls.", parsed.GetValue(ServeCommand.Urls) ?? ""),
        not DbException when Inner<SocketException>(exception) is not null => new("Klynge cannot listen at {0}. Say --urls http://localhost:5080, or another address of this machine.", parsed.GetValue(ServeCommand.Urls) ?? ""),
        PostgresException { SqlState: "28P01" or "28000" } => new("PostgreSQL does not let this user in. See the user and the password of --database."),
        PostgresException { SqlState: "3D000" } => new("PostgreSQL has no database of that name. Create it first: see “PostgreSQL” in the README."),
        PostgresException { SqlState: "42501" } => new("The PostgreSQL user lacks a right. It must own the database: see “PostgreSQL” in the README."),
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => new("PostgreSQL does not answer. See that it runs, and that --database names it rightly."),
        SqliteException { SqliteErrorCode: 8 or 14 } or UnauthorizedAccessException => new("Klynge may not write in {0}. See who owns the folder, or choose another with --data.", hands.PlaceOf(parsed).Folder),
        SqliteException { SqliteErrorCode: 11 or 26 } => new("The database in {0} is damaged. Keep the folder, and restore the last backup into a new one.", hands.PlaceOf(parsed).Folder),
        SqliteException { SqliteErrorCode: 13 } => new("The disk is full. Nothing half is left; make room and try again."),
        IOException { HResult: 28 } => new("The disk is full. Nothing half is left; make room and try again."),
        IOException => new("A file could not be read or written: {0}", exception.Message),
        _ => new("Something went wrong that is our fault. Nothing half is left. Run it again with --verbose, and report it with the reference {0}.", Guid.CreateVersion7().ToString("N")[..12]),
    };

    private static T? Inner<T>(Exception? exception) where T : Exception => exception is null ? null : exception as T ?? Inner<T>(exception.InnerException);
}
