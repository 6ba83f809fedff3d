using System.CommandLine;
using Klynge.Web.Language;
using Klynge.Web.Storage.Backup;

namespace Klynge.Web.Commands;

/// <summary>One file that holds everything, made beside a running server or without one.</summary>
internal static class BackupCommand
{
    public static Command Make(Hands hands)
    {
        var file = new Argument<string>("file") { Description = "The file to write. An older backup of that name is replaced when the new one is whole." };
        var command = new Command("backup", "Write everything to one file: the record, kept files, and the keys of the site. Keep it as safe as the server.") { file };
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            var (packed, refusal) = await new Packing(work.Db, hands.PlaceOf(parsed), hands.Clock).Do(path, cancel);
            return refusal is not null ? Answer.Of(refusal) : Tell(path, packed!);
        }, cancel));
        return command;
    }

    private static Answer Tell(string path, Packed packed)
    {
        var (rows, files) = (packed.Manifest.Tables.Sum(table => table.Rows), packed.Manifest.Files.Count);
        var words = Texts.Say("{0}: {1} rows and {2} files, {3} kB.", path, rows, files, (packed.Size + 1023) / 1024);
        if (packed.Missing.Count > 0)
            words += Environment.NewLine + Texts.Say("The record names files that the folder has lost or that were changed: {0}. The backup is made all the same.", string.Join(", ", packed.Missing));
        return new Answer(
            new { file = path, bytes = packed.Size, rows, files, tables = packed.Manifest.Tables.ToDictionary(table => table.Name, table => table.Rows), missing = packed.Missing },
            words, packed.Missing.Count > 0 ? 1 : 0);
    }
}
