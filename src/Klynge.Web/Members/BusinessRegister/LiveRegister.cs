using System.Net;
using System.Text.Json;
using Klynge.Members;
using Klynge.Members.BusinessRegister;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>Whether the register may be asked over the network, and where. Off unless somebody turned it on.</summary>
/// <param name="Address">Ends in a slash; the addresses of units follow it.</param>
public sealed record LiveSettings(bool On, Uri Address, TimeSpan Patience)
{
    private const string Usual = "https://data.brreg.no/enhetsregisteret/api/";

    public static LiveSettings Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var on = bool.TryParse(configuration["Register:Live"], out var said) && said;
        var address = configuration["Register:Address"] is { Length: > 0 } written ? written : Usual;
        // An address that is none is said when somebody turned it on, not silently taken for the usual one.
        return Uri.TryCreate(address.EndsWith('/') ? address : address + "/", UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? new(on, uri!, TimeSpan.FromSeconds(5))
            : on ? throw new InvalidOperationException($"Register:Address is no web address: {address}") : new(false, new Uri(Usual), TimeSpan.FromSeconds(5));
    }
}

/// <summary>
/// Asks the register itself about one number, where its copy here does not know it. It talks to one address, follows nobody
/// elsewhere, waits seconds and no longer, and keeps still for as long as the register asks.
/// </summary>
public sealed partial class LiveRegister : IDisposable
{
    private const int Largest = 256 * 1024;
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private readonly LiveSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly HttpClient http;
    private long restsUntil;

    public LiveRegister(LiveSettings settings, TimeProvider clock, ILogger<LiveRegister> log)
    {
        (this.settings, this.clock, this.log) = (settings, clock, log);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.GZip, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = settings.Address, Timeout = settings.Patience, MaxResponseContentBufferSize = Largest,
        };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Klynge/" + About.Version);
    }

    public bool On => settings.On;

    /// <summary>The unit as the register says it now, main unit or sub-unit; null when it has none, or cannot be asked just now.</summary>
    public async Task<RegisterUnit?> Find(OrganisationNumber number, CancellationToken cancel)
    {
        if (!settings.On || clock.GetUtcNow().Ticks < Interlocked.Read(ref restsUntil))
            return null;
        try
        {
            return await Ask("enheter", number, cancel) ?? await Ask("underenheter", number, cancel);
        }
        // Whoever typed a number goes on without it.
        catch (Exception exception) when (exception is HttpRequestException or JsonException or RegisterFileRefused or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            Silent(log, exception.Message);
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<RegisterUnit?> Ask(string kind, OrganisationNumber number, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(new Uri($"{kind}/{number}", UriKind.Relative), cancel);
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;
        if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            Rest(answer);
        // A deleted unit is answered with 200 and its day, or with 410.
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Gone))
            throw new HttpRequestException($"{(int)answer.StatusCode} from {settings.Address.Host}");
        return Read(await answer.Content.ReadAsByteArrayAsync(cancel), number, answer.StatusCode == HttpStatusCode.Gone, kind == "underenheter");
    }

    private RegisterUnit? Read(byte[] body, OrganisationNumber number, bool gone, bool subUnit)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        using var content = new MemoryStream(body);
        var read = new JsonUnits(content, RegisterLimits.Usual).Read().FirstOrDefault();
        if (read.Unit is { } unit && unit.Number == number.ToString())
            return unit with { SubUnit = subUnit, DeletedOn = unit.DeletedOn ?? (gone ? today : null) };
        // Of a deleted unit the register may say no more than that it was.
        return gone ? new RegisterUnit { Number = number.ToString(), Name = number.Grouped, SubUnit = subUnit, DeletedOn = DayOf(body) ?? today } : null;
    }

    private static DateOnly? DayOf(byte[] body)
    {
        if (body.Length == 0)
            return null;
        using var json = JsonDocument.Parse(body);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("slettedato", out var day) && day.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(day.GetString(), "yyyy-MM-dd", out var read) ? read : null;
    }

    private void Rest(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
        var rest = asked is { } time && time > TimeSpan.Zero ? time : TimeSpan.FromMinutes(1);
        Interlocked.Exchange(ref restsUntil, (clock.GetUtcNow() + (rest < LongestRest ? rest : LongestRest)).Ticks);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The business register could not be asked: {Why}")]
    private static partial void Silent(ILogger log, string why);
}
