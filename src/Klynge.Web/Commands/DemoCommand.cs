using System.CommandLine;
using Klynge.Web.Demonstration;
using Klynge.Web.Language;

namespace Klynge.Web.Commands;

/// <summary>Klynge with something in it: published facts about Norwegian clusters, and invented members and people.</summary>
internal static class DemoCommand
{
    private static readonly Option<bool> LoadOnly = new("--load-only") { Description = "Load the demonstration, say what it holds, and stop." };
    private static readonly Option<bool> Anew = new("--reset") { Description = "Throw an earlier demonstration away first." };

    public static Command Make(Hands hands)
    {
        var command = new Command("demo", "Try Klynge with a demonstration: load it where there is none yet, and run the site.") { LoadOnly, Anew, ServeCommand.Urls };
        command.SetAction(async (parsed, cancel) =>
        {
            var loaded = await hands.Write(parsed, work => Load(work, parsed.GetValue(LoadOnly), parsed.GetValue(Anew)), cancel);
            // A server that was handed this command is serving already.
            return loaded != 0 || parsed.GetValue(LoadOnly) || hands.InsideServer
                ? loaded
                : await ServeCommand.Serve(hands, parsed, (services, stop) => SayLinks(services, hands, stop), cancel);
        });
        return command;
    }

    private static async Task<Answer> Load(Work work, bool loadOnly, bool anew)
    {
        if (anew && work.Hands.InsideServer)
            return Answer.Of(new Refusal("The demonstration is being served. Stop it first, then start it anew."));
        if (anew && await work.Get<ResetDemonstration>().Do(work.Cancel) is { } kept)
            return Answer.Of(kept);

        await work.Hands.Error.WriteLineAsync(Texts.Say("Preparing the demonstration …"));
        var (counts, loaded, refusal) = await work.Get<LoadDemonstration>().Do(work.Cancel);
        if (refusal is not null)
            return Answer.Of(refusal);
        if (work.Hands.InsideServer && !loadOnly)
            await work.Hands.Error.WriteLineAsync(await work.Get<SignInLinks>().Say(work.Cancel));

        var words = Texts.Say(
            loaded ? "Loaded {0} clusters with {1} organisations, {2} of them invented, {3} memberships and {4} people, all invented." : "The demonstration stands: {0} clusters with {1} organisations, {2} of them invented, {3} memberships and {4} people, all invented.",
            counts!.Clusters, counts.Organisations, counts.Invented, counts.Memberships, counts.People);
        return new Answer(
            new
            {
                clusters = counts.Clusters, organisations = counts.Organisations, invented = counts.Invented, memberships = counts.Memberships,
                members = counts.Members, people = counts.People, publishedFacts = counts.PublishedFacts, loaded,
            },
            words);
    }

    private static async Task SayLinks(IServiceProvider services, Hands hands, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await hands.Error.WriteLineAsync(await scope.ServiceProvider.GetRequiredService<SignInLinks>().Say(cancel));
    }
}
