using System.CommandLine;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Web.Commands;

/// <summary>Runs the site until it is told to stop.</summary>
internal static class ServeCommand
{
    public static readonly Option<string> Urls = new("--urls") { Description = "Where it listens (default http://localhost:5080).", DefaultValueFactory = _ => "http://localhost:5080" };

    public static Command Make(Hands hands)
    {
        var command = new Command("serve", "Run the site.") { Urls };
        command.SetAction((parsed, cancel) => Serve(hands, parsed, null, cancel));
        return command;
    }

    /// <summary>Serves; what stands before the site opens (the demonstration's letters of entry, the setup link) is said first.</summary>
    public static async Task<int> Serve(Hands hands, ParseResult parsed, Func<IServiceProvider, Task>? before, CancellationToken cancel)
    {
        var place = Hands.PlaceOf(parsed);
        using var folder = place.Dialect == Dialect.Sqlite ? FolderLock.Take(place) : null;
        if (place.Dialect == Dialect.Sqlite && folder is null)
            return await hands.Answered(parsed, Answer.Of(new Refusal("Another klynge already serves the folder {0}. Stop it first.", place.Folder)));

        var app = Site.Build(place, ["--urls", parsed.GetValue(Urls)!], builder => builder.Services.AddSingleton(hands.Clock));
        await using (app)
        {
            await using (var scope = app.Services.CreateAsyncScope())
                if (await Schema.Raise(scope.ServiceProvider.GetRequiredService<Db>(), cancel) is { } refusal)
                    return await hands.Answered(parsed, Answer.Of(refusal));
            if (before is not null)
                await before(app.Services);
            await app.StartAsync(cancel);
            if (await Setup.LinkIfEmpty(app.Services, app.Services.GetRequiredService<PublicAddress>().Root, cancel) is { } link)
                await hands.Error.WriteLineAsync(Texts.Say("Nobody owns this Klynge yet. Make the first owner and the first cluster here; the link works once:") + "\n" + link);
            await hands.Error.WriteLineAsync(Texts.Say("Klynge answers at {0}. Stop it with Ctrl C.", app.Urls.First()));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
            var errands = place.Dialect == Dialect.Sqlite ? Handover.Serve(place, app.Services, hands.Clock, stop.Token) : Task.CompletedTask;
            await app.WaitForShutdownAsync(cancel);
            await stop.CancelAsync();
            await errands;
        }

        return 0;
    }
}
