using System.CommandLine;
using Klynge.Access;
using Klynge.Web.Access;
using Klynge.Web.Language;

namespace Klynge.Web.Commands;

/// <summary>Who may sign in.</summary>
internal static class UserCommands
{
    public static Command Make(Hands hands) => new("user", "Who may sign in.") { Add(hands), Link(hands) };

    private static Command Add(Hands hands)
    {
        var email = new Argument<string>("email") { Description = "The address she signs in with." };
        var name = new Option<string>("--name") { Description = "What she is called.", Required = true };
        var cluster = new Option<string?>("--cluster") { Description = "The cluster she gets a role in.", HelpName = "SLUG" };
        var role = new Option<string?>("--role") { Description = "Her role there." };
        role.AcceptOnlyFromAmong([.. RoleWords.Given.Where(one => one != Role.Owner).Select(RoleWords.Code)]);
        var organisation = new Option<string?>("--organisation") { Description = "For a member contact: the number of the organisation she speaks for.", HelpName = "NUMBER" };
        var owner = new Option<bool>("--owner") { Description = "She owns the installation." };
        var password = new Option<bool>("--password-stdin") { Description = "Read the password from standard input; else a link to choose one is written to standard error." };
        var existing = new Option<bool>("--existing") { Description = "She has an account here already, and it is hers." };
        var command = new Command("add", "Let someone in: make the account when there is none, and give it a role.") { email, name, cluster, role, organisation, owner, password, existing };
        command.Validators.Add(result =>
        {
            var (inCluster, asRole) = (result.GetValue(cluster) is not null, result.GetValue(role) is not null);
            if (inCluster != asRole)
                result.AddError(Texts.Say("--cluster and --role go together."));
            else if (inCluster && result.GetValue(owner))
                result.AddError(Texts.Say("--owner stands alone: an owner may everything in every cluster."));
        });
        command.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(password))
                hands.Input ??= Console.In.ReadLine() ?? "";
            var asked = new NewUser(
                parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(owner) ? Role.Owner : parsed.GetValue(role) is { } code ? RoleWords.Read(code) : null,
                parsed.GetValue(organisation), parsed.GetValue(password) ? hands.Input : null, parsed.GetValue(existing));
            return hands.Write(parsed, work => Do(work, parsed.GetValue(cluster), asked), cancel);
        });
        return command;
    }

    private static Command Link(Hands hands)
    {
        var email = new Argument<string>("email") { Description = "The address she signs in with." };
        var command = new Command("link", "A link to a new password for someone who cannot get in otherwise. It works once, for three days.") { email };
        command.SetAction((parsed, cancel) => hands.Write(parsed, async work =>
        {
            var (link, refusal) = await work.Get<LinkForUser>().Do(parsed.GetValue(email)!, work.Cancel);
            return refusal is not null ? Answer.Of(refusal) : new Answer(new { link }, link!.ToString());
        }, cancel));
        return command;
    }

    private static async Task<Answer> Do(Work work, string? slug, NewUser asked)
    {
        if (slug is not null && (await work.Enter(slug)).Refusal is { } unknown)
            return Answer.Of(unknown);

        var (account, link, refusal) = await work.Get<AddUser>().Do(asked, slug is null ? null : work.Db.Reach.Only, work.Cancel);
        if (refusal is not null)
            return Answer.Of(refusal);
        if (link is not null)
            await work.Hands.Error.WriteLineAsync(Texts.Say("The password is chosen here; the link works once, for three days:") + "\n" + link);
        return new Answer(
            new { email = account!.Email, role = asked.Role is { } given ? RoleWords.Code(given) : null, cluster = slug },
            Texts.Say("{0} may come in.", account.Email));
    }
}
