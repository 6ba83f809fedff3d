using System.CommandLine;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Commands;

/// <summary>Keys for programs.</summary>
internal static class TokenCommands
{
    public static Command Make(Hands hands) => new("token", "Keys for programs.") { Add(hands) };

    private static Command Add(Hands hands)
    {
        var user = new Option<string>("--user") { Description = "Whose key: it may what she may.", Required = true, HelpName = "EMAIL" };
        var name = new Option<string>("--name") { Description = "What the program is.", Required = true };
        var days = new Option<int>("--days") { Description = "How many days it lasts.", DefaultValueFactory = _ => 365 };
        var reads = new Option<bool>("--read-only") { Description = "It may read and not write." };
        var command = new Command("add", "Make a key for one user in one cluster. It is written once, and kept only as a hash.") { user, Common.Cluster, name, days, reads };
        command.SetAction((parsed, cancel) => hands.Write(parsed, async work =>
        {
            var (cluster, unknown) = await work.Enter(parsed.GetValue(Common.Cluster)!);
            if (unknown is not null)
                return Answer.Of(unknown);

            var key = Account.Key(parsed.GetValue(user)!);
            var accountId = await work.Db.Accounts.Where(a => a.EmailKey == key).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel);
            if (accountId is null)
                return Answer.Of(new Refusal("There is no user {0} here. “klynge user add” lets someone in.", parsed.GetValue(user)!));

            var (token, endsAt, refusal) = await work.Get<ProgramKeys>().Make(accountId.Value, cluster!.Id, parsed.GetValue(name)!, parsed.GetValue(days), cancel, parsed.GetValue(reads));
            return refusal is not null ? Answer.Of(refusal) : new Answer(new { token, endsOn = Days.Iso(Clock.DayOf(endsAt, cluster.TimeZone)) }, token!);
        }, cancel));
        return command;
    }
}
