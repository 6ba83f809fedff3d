using System.CommandLine;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.People;
using Klynge.Web.Shell.Personal;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Commands;

/// <summary>What is kept of somebody, and how she is taken out, by her address: in one cluster, or in all of them and with her account.</summary>
internal static class PersonCommands
{
    public static Command Make(Hands hands) => new("person", "What is kept of somebody, and erasing her.") { Show(hands), Erase(hands) };

    private static Command Show(Hands hands)
    {
        var (email, cluster) = (Address(), InOne());
        var command = new Command("show", "Everything about somebody as JSON: in one cluster, or everywhere and with her account.") { email, cluster };
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var (clusters, unknown) = await Clusters(work, parsed.GetValue(cluster));
            if (unknown is not null)
                return Answer.Of(unknown);
            var places = new List<PersonalPlace>();
            var key = Account.Key(parsed.GetValue(email)!);
            if (parsed.GetValue(cluster) is null)
                places.Add(new(null, await AboutSomeone.Read(work.Db, new Subject { Emails = [key], Account = await AccountOf(work, key) }, work.Cancel)));
            foreach (var (id, name) in clusters)
            {
                await work.Db.Enter(id, work.Cancel);
                if (await AboutSomeone.Read(work.Db, await work.Db.SubjectOf(key, work.Cancel), work.Cancel) is { Count: > 0 } parts)
                    places.Add(new(name, parts));
            }

            var tree = PersonalFile.Tree(DateOnly.FromDateTime(hands.Clock.GetUtcNow().UtcDateTime), places);
            return new Answer(tree, tree.ToJsonString(PersonalFile.Json));
        }, cancel));
        return command;
    }

    private static Command Erase(Hands hands)
    {
        var (email, cluster) = (Address(), InOne());
        var trial = new Option<bool>("--dry-run") { Description = "Say what would go, and change nothing." };
        var command = new Command("erase", "Take somebody out for good: of one cluster, or of all of them and with her account.") { email, cluster, trial };
        command.SetAction((parsed, cancel) => hands.Write(parsed, async work =>
        {
            var (clusters, unknown) = await Clusters(work, parsed.GetValue(cluster));
            return unknown is not null ? Answer.Of(unknown) : await Do(work, clusters, Account.Key(parsed.GetValue(email)!), parsed.GetValue(cluster) is null, parsed.GetValue(trial));
        }, cancel));
        return command;
    }

    private static async Task<Answer> Do(Work work, IReadOnlyList<(Guid Id, string Name)> clusters, string key, bool everywhere, bool trial)
    {
        var account = everywhere ? await AccountOf(work, key) : null;
        var rows = everywhere ? (await AboutSomeone.Read(work.Db, new Subject { Emails = [key], Account = account }, work.Cancel)).Sum(part => part.Rows.Count) : 0;
        // The account first: when it may not go, nothing has.
        if (account is { } hers && !trial && await work.Get<AccountEnding>().End(hers, null, ownerSays: true, work.Cancel) is { } stays)
            return Answer.Of(stays);

        var (texts, lists, people) = (0, 0, 0);
        foreach (var (id, _) in clusters)
        {
            await work.Db.Enter(id, work.Cancel);
            var (who, erase) = (await work.Db.SubjectOf(key, work.Cancel), work.Get<ErasePerson>());
            var erasing = await erase.Look(who, work.Cancel);
            if (erasing.Rows + erasing.Named.Count + erasing.Lists.Count == 0)
                continue;
            if (!trial && (await erase.Do(who, work.Cancel)).Refusal is { } refusal)
                return Answer.Of(refusal);
            (rows, texts, lists, people) = (rows + erasing.Rows, texts + erasing.Named.Sum(named => named.Rows), lists + erasing.Lists.Count, people + who.People.Count);
        }

        if (everywhere && account is null && !trial)
            await work.Get<AccountEnding>().Unbound(key, work.Cancel);
        if (rows + texts + lists == 0 && account is null)
            return Answer.Of(new Refusal("Nobody here has the address {0}.", key));
        return new Answer(
            new { erased = !trial, people, account = account is not null, rows, texts, lists },
            Texts.Say(trial ? "Would go: persons {0}, rows {1}, texts with the name {2}, kept lists {3}." : "Gone: persons {0}, rows {1}, texts with the name {2}, kept lists {3}.", people, rows, texts, lists));
    }

    private static Task<Guid?> AccountOf(Work work, string key) => work.Db.Accounts.Where(a => a.EmailKey == key).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(work.Cancel);

    private static async Task<(IReadOnlyList<(Guid Id, string Name)> Clusters, Refusal? Refusal)> Clusters(Work work, string? slug)
    {
        if (slug is not null)
            return await work.Enter(slug) is var (cluster, refusal) && refusal is not null ? ([], refusal) : ([(cluster!.Id, cluster.Name)], null);
        return ([.. (await work.Db.Clusters.OrderBy(c => c.Slug).Select(c => new { c.Id, c.Name }).ToListAsync(work.Cancel)).Select(c => (c.Id, c.Name))], null);
    }

    private static Argument<string> Address() => new("email") { Description = "The address she is known by." };

    private static Option<string?> InOne() => new("--cluster") { Description = "In this cluster alone.", HelpName = "SLUG" };
}
