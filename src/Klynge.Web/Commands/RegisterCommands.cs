using System.CommandLine;
using System.Globalization;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Language;
using Klynge.Web.Members.BusinessRegister;

namespace Klynge.Web.Commands;

/// <summary>The copy of the public business register: loaded from its file, looked at, searched. It lies beside the record, so a server goes on meanwhile.</summary>
internal static class RegisterCommands
{
    private const int MostFound = 10;

    public static Command Make(Hands hands) => new("register", "The public business register, by its own file.") { Load(hands), Status(hands), Find(hands) };

    private static Command Load(Hands hands)
    {
        var file = new Argument<string>("file") { Description = "The whole register as JSON or CSV, packed with gzip or not." };
        var subUnits = new Option<bool>("--sub-units") { Description = "The file holds sub-units, not main units." };
        var fewer = new Option<bool>("--fewer") { Description = "The file may hold far fewer rows than the one before." };
        var day = new Option<DateOnly?>("--day") { Description = "The day of the data, like 2026-05-12; else the day the file was written.", HelpName = "DATE", CustomParser = Common.Day };
        var command = new Command("load", "Load a file of the register in place of the one before.") { file, subUnits, fewer, day };
        command.SetAction((parsed, cancel) => hands.Beside(parsed, async work =>
        {
            var begun = hands.Clock.GetTimestamp();
            var asked = new RegisterToLoad(work.Hands.PathOf(parsed.GetValue(file)!), parsed.GetValue(file)!, parsed.GetValue(subUnits), parsed.GetValue(day), parsed.GetValue(fewer));
            var (loaded, refusal) = await work.Get<LoadRegister>().Do(asked, rows => hands.Error.WriteLine(Texts.Say("{0} rows read", rows)), cancel);
            return refusal is not null ? Answer.Of(refusal) : Told(loaded!, hands.Clock.GetElapsedTime(begun));
        }, cancel));
        return command;
    }

    private static Answer Told(RegisterLoaded loaded, TimeSpan took)
    {
        var problems = loaded.Problems.Select(problem => (problem.Row, Message: Texts.Say(problem.Why.Sentence, problem.Why.Values))).ToList();
        return new(
            new { rows = loaded.Rows, loaded = loaded.Load.Rows, skipped = loaded.Load.Skipped, problems = problems.Select(problem => new { row = problem.Row, message = problem.Message }), seconds = Math.Round(took.TotalSeconds, 1) },
            string.Join('\n', [
                Texts.Say("{0} of {1} rows loaded, as the register was on {2}.", loaded.Load.Rows, loaded.Rows, loaded.Load.Day),
                .. problems.Select(problem => Texts.Say("Row {0}: {1}", problem.Row, problem.Message)),
                .. loaded.Load.Skipped > problems.Count ? [Texts.Say("{0} more rows were left out.", loaded.Load.Skipped - problems.Count)] : Array.Empty<string>()]));
    }

    private static Command Status(Hands hands)
    {
        var command = new Command("status", "What has been loaded, and how old it is.");
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var loads = await work.Get<PublicRegister>().Loads(cancel);
            return new Answer(
                new { loads = loads.Select(load => new { subUnits = load.SubUnits, rows = load.Rows, skipped = load.Skipped, day = Days.Iso(load.Day), loadedAt = load.LoadedAt, source = load.Source, sha256 = load.Sha256, standard = load.Standard?.ToString().ToUpperInvariant() }) },
                loads.Count == 0
                    ? Texts.Say("Nothing has been loaded. Fetch the whole register from data.brreg.no and give it to “klynge register load”.")
                    : string.Join('\n', loads.Select(load => Texts.Say(load.SubUnits ? "{0} sub-units as of {1}, from {2}" : "{0} main units as of {1}, from {2}", load.Rows, load.Day, load.Source))));
        }, cancel));
        return command;
    }

    private static Command Find(Hands hands)
    {
        var words = new Argument<string[]>("words") { Description = "A number, or words of a name.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("find", "Look somebody up by number or name.") { words };
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var units = await work.Get<PublicRegister>().Search(string.Join(' ', parsed.GetValue(words)!), MostFound, cancel);
            return new Answer(
                new { units = units.Select(Facts) },
                units.Count == 0 ? Texts.Say("Nobody of that name or number is in the register as it was loaded.") : string.Join('\n', units.Select(unit => $"{unit.Grouped}  {unit.Name}  {unit.Form}  {unit.PostalCode} {unit.Place}")));
        }, cancel));
        return command;
    }

    private static object Facts(RegisterUnit unit) => new
    {
        number = unit.Number, name = unit.Name, form = unit.Form, subUnit = unit.SubUnit, parent = unit.Parent, address = unit.Address, postalCode = unit.PostalCode, place = unit.Place,
        municipality = unit.Municipality, industry = unit.Industry, staff = unit.Staff, bankrupt = unit.Bankrupt, deletedOn = unit.DeletedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
