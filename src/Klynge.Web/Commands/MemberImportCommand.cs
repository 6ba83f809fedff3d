using System.CommandLine;
using Klynge.Web.Language;
using Klynge.Web.Members.Importing;

namespace Klynge.Web.Commands;

/// <summary>
/// Brings a list of members in from the command line: all rows that can be used, in one transaction. A row is numbered as
/// the spreadsheet program does; the headings are found under a title.
/// </summary>
internal static class MemberImportCommand
{
    public static Command Make(Hands hands)
    {
        var file = new Argument<string>("file") { Description = "An XLSX or CSV file." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would come of it, and write nothing." };
        var strict = new Option<bool>("--strict") { Description = "Write nothing at all when a row has a problem or a number is repeated." };
        var memberFrom = new Option<DateOnly?>("--member-from") { Description = "The first day of memberships without one (default today).", HelpName = "DATE", CustomParser = Common.Day };
        var command = new Command("import", "Bring a list of members in.") { file, Common.Cluster, dryRun, strict, memberFrom };
        command.SetAction((parsed, cancel) => hands.Write(parsed, work => Import(
            work, work.Hands.PathOf(parsed.GetValue(file)!), parsed.GetValue(file)!, parsed.GetValue(Common.Cluster)!, parsed.GetValue(dryRun), parsed.GetValue(strict), parsed.GetValue(memberFrom)), cancel));
        return command;
    }

    private static async Task<Answer> Import(Work work, string path, string named, string slug, bool dryRun, bool strict, DateOnly? memberFrom)
    {
        var (_, unknown) = await work.Enter(slug);
        if (unknown is not null)
            return Answer.Of(unknown);
        var (list, unreadable) = Read(path, named);
        if (unreadable is not null)
            return Answer.Of(unreadable);

        list = await list!.AsBefore(work.Db, work.Cancel);
        var plan = new ListPlan { Columns = await list.Columns(work.Db, work.Cancel) };
        var asked = new ListToImport(list.Sheet, plan, DryRun: dryRun, Strict: strict);
        var (outcome, batch, refusal) = await work.Get<ImportMembers>().Do(asked, Path.GetFileName(path), list.Sha256, memberFrom, work.Cancel);
        if (refusal is not null)
            return Answer.Of(refusal);
        return strict && !outcome!.IsClean ? Refused(outcome) : Done(outcome!, batch, dryRun);
    }

    private static (MemberList?, Refusal?) Read(string path, string named)
    {
        try
        {
            using var file = File.OpenRead(path);
            return MemberList.Read(file, Path.GetFileName(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return (null, new("There is no file {0}.", named));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, new("The file {0} cannot be read.", named));
        }
    }

    private static Answer Refused(Outcome outcome) => new(
        Json(outcome with { Created = 0, Updated = 0, Unchanged = 0, Skipped = outcome.Rows }, null),
        string.Join('\n', [Texts.Say("Nothing was written: the list has problems, and --strict asks for all or nothing."), .. Lines(outcome)]), 1);

    private static Answer Done(Outcome outcome, Guid? batch, bool dryRun) => new(
        Json(outcome, batch),
        string.Join('\n', [.. dryRun ? [Texts.Say("Dry run: nothing was written.")] : Array.Empty<string>(), outcome.Sum, .. Lines(outcome)]),
        outcome.IsClean ? 0 : 1);

    private static object Json(Outcome outcome, Guid? batch) => new
    {
        rows = outcome.Rows,
        created = outcome.Created,
        updated = outcome.Updated,
        unchanged = outcome.Unchanged,
        skipped = outcome.Skipped,
        problems = outcome.Problems.Select(Line),
        duplicates = outcome.Duplicates.Select(duplicate => new { row = duplicate.Row, of = duplicate.Of }),
        batch,
        remarks = outcome.Remarks.Select(Line),
    };

    private static object Line(Finding finding) => new { row = finding.Row, column = finding.Column, message = finding.Message };

    private static IEnumerable<string> Lines(Outcome outcome) =>
        outcome.Problems.Select(problem => Texts.Say("Row {0}, {1}: {2}", problem.Row, problem.Column, problem.Message))
            .Concat(outcome.Duplicates.Select(repeat => Texts.Say("Row {0} repeats the number of row {1} and was left out.", repeat.Row, repeat.Of)))
            .Concat(outcome.Remarks.Select(remark => Texts.Say("Note, row {0}, {1}: {2}", remark.Row, remark.Column, remark.Message)));
}
