using System.Globalization;
using System.Threading.Channels;
using Klynge.Access;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>A file of the public register to be loaded.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Named">As it was called by whoever asked.</param>
/// <param name="Day">The day of its data; the day the file was written when nobody says.</param>
/// <param name="Fewer">It may hold far fewer rows than the one before.</param>
public sealed record RegisterToLoad(string Path, string Named, bool SubUnits = false, DateOnly? Day = null, bool Fewer = false);

/// <summary>What came of it: the rows of the file, those that were left out, and the first reasons.</summary>
public sealed record RegisterLoaded(RegisterLoad Load, long Rows, IReadOnlyList<(long Row, Refusal Why)> Problems);

/// <summary>
/// Loads a file of the public register in place of the one before, all of it or nothing. It is read and written row by row,
/// so its size is no matter of memory, and the record itself is not touched.
/// </summary>
[May(Deed.RunInstallation)]
public sealed class LoadRegister(RegisterPlace register, PublicRegister known, TimeProvider clock)
{
    private const int Together = 512;
    private const int MostProblems = 20;
    private const int Told = 100_000;

    /// <summary>How much smaller than the one before a file may be before we ask whether it is whole.</summary>
    private const double Least = 0.8;

    internal RegisterLimits Limits { get; init; } = RegisterLimits.Usual;

    /// <param name="progress">Told how many rows have been read, now and then.</param>
    public async Task<(RegisterLoaded? Loaded, Refusal? Refusal)> Do(RegisterToLoad asked, Action<long>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        try
        {
            var head = UnitRead.Head(asked.Path, asked.Named, Limits);
            using var file = RegisterFile.Open(asked.Path, asked.Named, Limits);
            await using var incoming = await IIncoming.Begin(register, clock.GetUtcNow().UtcDateTime, cancel);
            if (incoming is null)
                return (null, new("The register is being loaded already. Wait until that is done."));

            var sum = await Fill(incoming, UnitRead.All(file, head, Limits), asked.SubUnits, progress, cancel);
            var hash = file.Close();
            if (await Refuses(sum, asked, cancel) is { } refusal)
                return (null, refusal);

            var load = new RegisterLoad(
                asked.SubUnits, System.IO.Path.GetFileName(asked.Path), hash, asked.Day ?? DateOnly.FromDateTime(file.WrittenAt), clock.GetUtcNow().UtcDateTime, sum.Units, sum.Skipped, sum.Standard);
            await incoming.TakePlace(load, cancel);
            return (new RegisterLoaded(load, sum.Rows, sum.Problems), null);
        }
        catch (RegisterFileRefused refused)
        {
            return (null, refused.Refusal);
        }
    }

    /// <summary>One reads the file and one writes it; what is between them is a few thousand rows.</summary>
    private async Task<Sum> Fill(IIncoming incoming, IEnumerable<UnitRead> rows, bool subUnits, Action<long>? progress, CancellationToken cancel)
    {
        var sum = new Sum();
        var between = Channel.CreateBounded<List<RegisterUnit>>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => Read(rows, subUnits, sum, between.Writer, progress, stop.Token), stop.Token);
        try
        {
            await foreach (var units in between.Reader.ReadAllAsync(cancel))
                await incoming.Add(units, cancel);
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return sum;
    }

    private async Task Read(IEnumerable<UnitRead> rows, bool subUnits, Sum sum, ChannelWriter<List<RegisterUnit>> to, Action<long>? progress, CancellationToken cancel)
    {
        try
        {
            var units = new List<RegisterUnit>(Together);
            foreach (var row in rows)
            {
                if (++sum.Rows > Limits.Rows)
                    throw new RegisterFileRefused(new("The file has more than {0} rows. That is more than the whole register.", Limits.Rows));
                if (sum.Rows % Told == 0)
                    progress?.Invoke(sum.Rows);
                if (!sum.Takes(row))
                    continue;
                units.Add(row.Unit! with { SubUnit = subUnits });
                if (units.Count < Together)
                    continue;
                sum.MustBe(subUnits);
                await to.WriteAsync(units, cancel);
                units = new List<RegisterUnit>(Together);
            }

            sum.MustBe(subUnits);
            await to.WriteAsync(units, cancel);
            to.Complete();
        }
        catch (Exception exception)
        {
            to.Complete(exception);
        }
    }

    private async Task<Refusal?> Refuses(Sum sum, RegisterToLoad asked, CancellationToken cancel)
    {
        if (sum.Units == 0)
            return new("No row of the file could be used. Is it the file of the business register?");
        var before = (await known.Loads(cancel)).FirstOrDefault(load => load.SubUnits == asked.SubUnits);
        return !asked.Fewer && before is not null && sum.Units < before.Rows * Least
            ? new("The file has {0} rows, and the one before had {1}. Is it whole? If it is, say --fewer. Nothing was changed.", sum.Units, before.Rows)
            : null;
    }

    /// <summary>What has been read so far.</summary>
    private sealed class Sum
    {
        private readonly SeenNumbers seen = new();
        private readonly List<(long, Refusal)> problems = [];
        private long subUnits;
        private long coded;
        private long unknown;

        public long Rows { get; set; }
        public long Units { get; private set; }
        public long Skipped => Rows - Units;
        public IReadOnlyList<(long Row, Refusal Why)> Problems => problems;

        /// <summary>
        /// The list of SN2025 is known whole. Codes that are not in it belong to the edition before; more than a few of them,
        /// and the file is of that edition.
        /// </summary>
        public IndustryStandard? Standard => coded == 0 ? null : unknown * 20 > coded ? IndustryStandard.Sn2007 : IndustryStandard.Sn2025;

        public bool Takes(UnitRead row)
        {
            if (row.Unit is not { } unit)
                return Problem(row.Row, row.Problem!);
            if (!seen.Add(int.Parse(unit.Number, CultureInfo.InvariantCulture)))
                return Problem(row.Row, new("The number {0} has come before.", unit.Number));

            Units++;
            if (unit.SubUnit)
                subUnits++;
            if (unit.Industry is { } industry and not "00.000")
            {
                coded++;
                if (!IndustryCode.TryRead(IndustryStandard.Sn2025, industry, out _))
                    unknown++;
            }

            return true;
        }

        public void MustBe(bool sub)
        {
            if (Units > 0 && subUnits * 2 > Units != sub)
                throw new RegisterFileRefused(sub
                    ? new("This is a file of main units. Load it without --sub-units. Nothing was changed.")
                    : new("This is a file of sub-units. Load it with --sub-units. Nothing was changed."));
        }

        private bool Problem(long row, Refusal why)
        {
            if (problems.Count < MostProblems)
                problems.Add((row, why));
            return false;
        }
    }
}
