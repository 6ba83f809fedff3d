using System.CommandLine;
using Klynge.Web.Language;
using Klynge.Web.Storage.Backup;

namespace Klynge.Web.Commands;

/// <summary>Puts a backup in an empty folder or database, whichever kind of database it came from.</summary>
internal static class RestoreCommand
{
    public static Command Make(Hands hands)
    {
        var file = new Argument<string>("file") { Description = "A file that “klynge backup” wrote." };
        var command = new Command("restore", "Put a backup into an empty folder or database, of either kind. Everyone signs in anew.") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = hands.PlaceOf(parsed);
            var named = parsed.GetValue(file)!;
            var (manifest, refusal) = await Restoring.Do(Path.GetFullPath(named), named, place, hands.Clock, cancel);
            return await hands.Answered(parsed, refusal is not null ? Answer.Of(refusal) : Tell(manifest!));
        });
        return command;
    }

    private static Answer Tell(Manifest manifest)
    {
        var (rows, files) = (manifest.Tables.Sum(table => table.Rows), manifest.Files.Count);
        return new Answer(
            new { madeAt = manifest.MadeAt, rows, files, tables = manifest.Tables.ToDictionary(table => table.Name, table => table.Rows) },
            Texts.Say("Restored and read back: {0} rows and {1} files, as they stood on {2}.", rows, files, DateOnly.FromDateTime(manifest.MadeAt.UtcDateTime)));
    }
}
