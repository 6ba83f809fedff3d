using System.CommandLine;
using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Commands;

/// <summary>
/// What a command works with: where it writes, the clock, and the record opened for reading or for writing. A command
/// that writes to a folder a server owns is handed over to that server.
/// </summary>
public sealed class Hands(TextWriter output, TextWriter error, TimeProvider clock, IServiceProvider? insideServer = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public TextWriter Output => output;
    public TextWriter Error => error;
    public TimeProvider Clock => clock;

    /// <summary>What was read from standard input for the command that asked for it. It goes along when the work is handed to a server, whose own input is another.</summary>
    public string? Input { get; set; }

    /// <summary>The folder the caller stands in: files are named as he sees them.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>A file as the caller named it.</summary>
    public string PathOf(string file) => Path.GetFullPath(file, Folder);

    /// <summary>A command that a running server was handed by another klynge.</summary>
    public bool InsideServer => insideServer is not null;

    /// <summary>Where the record lies: inside a server its own, whatever the caller's folder is called from here.</summary>
    public Place PlaceOf(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return insideServer?.GetService<Place>() ?? Place.At(parsed.GetValue(Common.Data), parsed.GetValue(Common.Database));
    }

    /// <summary>Reads from a database that is there.</summary>
    public async Task<int> Read(ParseResult parsed, Func<Work, Task<Answer>> work, CancellationToken cancel)
    {
        var place = PlaceOf(parsed);
        return await Answered(parsed, place.Exists
            ? await Do(place, raise: false, work, cancel)
            : Answer.Of(new Refusal("There is no database in {0}. Start with “klynge cluster add”, or say where it is with --data.", place.Folder)));
    }

    /// <summary>Writes, making or raising the database first. Waits its turn for the folder, or hands the work to the server that owns it.</summary>
    public async Task<int> Write(ParseResult parsed, Func<Work, Task<Answer>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var place = PlaceOf(parsed);
        if (place.Dialect == Dialect.Postgres || insideServer is not null)
            return await Answered(parsed, await Do(place, raise: insideServer is null, work, cancel));

        for (var until = clock.GetUtcNow() + Patience; ;)
        {
            using (var folder = FolderLock.Take(place))
                if (folder is not null)
                    return await Answered(parsed, await Do(place, raise: true, work, cancel));
            if (await Handover.Try(place, [.. parsed.Tokens.Select(token => token.Value)], this, cancel) is { } exit)
                return exit;
            if (clock.GetUtcNow() > until)
                return await Answered(parsed, Answer.Of(new Refusal("The folder {0} is in use by another klynge that does not answer. Try again when it is done.", place.Folder)));
            await Task.Delay(50, cancel);
        }
    }

    /// <summary>Works beside the record, in a place of its own: it takes nobody's turn, and a server goes on meanwhile.</summary>
    public async Task<int> Beside(ParseResult parsed, Func<Work, Task<Answer>> work, CancellationToken cancel) =>
        await Answered(parsed, await Do(PlaceOf(parsed), raise: false, work, cancel));

    public Task<int> Answered(ParseResult parsed, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Give(this, parsed.GetValue(Common.Json));
    }

    private async Task<Answer> Do(Place place, bool raise, Func<Work, Task<Answer>> work, CancellationToken cancel)
    {
        await using var own = insideServer is null ? Services(place) : null;
        await using var scope = (insideServer ?? own!).CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (raise && await Schema.Raise(db, cancel) is { } refusal)
            return Answer.Of(refusal);
        return await work(new Work(scope.ServiceProvider, this, db, cancel));
    }

    private ServiceProvider Services(Place place)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddLogging();
        services.AddStorage(place);
        Shell.Rooms.Add(services, new ConfigurationBuilder().AddEnvironmentVariables("KLYNGE_").Build());
        return services.BuildServiceProvider();
    }
}

/// <summary>One command at work, with the record open. It acts as owner of the installation: the journal names no account.</summary>
public sealed class Work(IServiceProvider services, Hands hands, Db db, CancellationToken cancel)
{
    public Db Db => db;
    public Hands Hands => hands;
    public CancellationToken Cancel => cancel;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Sets the reach to the cluster with this address word.</summary>
    public async Task<(Cluster? Cluster, Refusal? Refusal)> Enter(string slug)
    {
        var cluster = await db.Clusters.SingleOrDefaultAsync(c => c.Slug == slug, cancel);
        if (cluster is null)
            return (null, new Refusal("There is no cluster “{0}” here. “klynge cluster list” shows those there are.", slug));

        db.Reach.Set(cluster.Id);
        return (cluster, null);
    }
}
