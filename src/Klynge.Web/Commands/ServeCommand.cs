using System.CommandLine;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Web.Commands;

/// <summary>Runs the site until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>The oldest runtime without a known hole, and the one every test runs on.</summary>
    private static readonly Version OldestRuntime = new(10, 0, 12);

    public static readonly Option<string> Urls = Readable(new("--urls") { Description = "Where it listens; several are parted by semicolons.", DefaultValueFactory = _ => "http://localhost:5080", HelpName = "URL" });

    public static Command Make(Hands hands)
    {
        var command = new Command("serve", "Run the site.") { Urls };
        command.SetAction((parsed, cancel) => Serve(hands, parsed, null, cancel));
        return command;
    }

    /// <summary>Serves; what people need to come in (the demonstration's links) is said when the site answers, for only then is its address known.</summary>
    public static async Task<int> Serve(Hands hands, ParseResult parsed, Func<IServiceProvider, CancellationToken, Task>? opened, CancellationToken cancel)
    {
        if (Environment.Version < OldestRuntime)
            return await hands.Answered(parsed, Answer.Of(new Refusal("This is .NET {0}, which has known holes. Install .NET {1} or later.", Environment.Version.ToString(), OldestRuntime.ToString())));
        var place = hands.PlaceOf(parsed);
        using var folder = place.Dialect == Dialect.Sqlite ? FolderLock.Take(place) : null;
        if (place.Dialect == Dialect.Sqlite && folder is null)
            return await hands.Answered(parsed, Answer.Of(new Refusal("Another klynge already serves the folder {0}. Stop it first.", place.Folder)));

        var app = Site.Build(place, ["--urls", parsed.GetValue(Urls)!], builder => builder.Services.AddSingleton(hands.Clock));
        await using (app)
        {
            using var door = place.Dialect == Dialect.Sqlite ? Handover.Open(place) : null;
            await using (var scope = app.Services.CreateAsyncScope())
                if (await Schema.Raise(scope.ServiceProvider.GetRequiredService<Db>(), cancel) is { } refusal)
                    return await hands.Answered(parsed, Answer.Of(refusal));
            await app.StartAsync(cancel);
            if (opened is not null)
                await opened(app.Services, cancel);
            if (await Setup.LinkIfEmpty(app.Services, app.Services.GetRequiredService<PublicAddress>().Root, cancel) is { } link)
                await hands.Error.WriteLineAsync(Texts.Say("Nobody owns this Klynge yet. Make the first owner and the first cluster here; the link works once:") + "\n" + link);
            await hands.Error.WriteLineAsync(Texts.Say("Klynge answers at {0}. Stop it with Ctrl C.", app.Urls.First()));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
            var errands = door is null ? Task.CompletedTask : Handover.Serve(door, place, app.Services, hands.Clock, stop.Token);
            await app.WaitForShutdownAsync(cancel);
            await stop.CancelAsync();
            await errands;
        }

        return 0;
    }

    private static Option<string> Readable(Option<string> option)
    {
        option.Validators.Add(result =>
        {
            try
            {
                foreach (var url in result.GetValueOrDefault<string>()?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
                    if (BindingAddress.Parse(url) is not { Scheme: "http" or "https", PathBase: "", Port: >= 0 and <= 65535 })
                        throw new FormatException();
            }
            catch (FormatException)
            {
                result.AddError(Texts.Say("--urls takes addresses like http://localhost:5080."));
            }
        });
        return option;
    }
}
