namespace Klynge.Web.Shell.Api;

/// <summary>The addresses for programs: one each operation that a room offers, and the document that describes them.</summary>
internal sealed class ApiRoom : IRoom
{
    /// <summary>Every operation there is, by address.</summary>
    public static IReadOnlyList<Operation> All { get; } = [.. Rooms.Each<IOffer>().OrderBy(offer => offer.Order).SelectMany(offer => offer.Operations)];

    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddSingleton(provider => new Pace(
        configuration.GetValue<int?>(Pace.Setting) is { } said and > 0 ? said : Pace.Usual, provider.GetRequiredService<TimeProvider>()));

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var operation in All)
            routes.MapMethods(Pattern(operation), operation.Reads ? ["GET", "HEAD"] : [operation.Method], http => Answering.Answer(http, operation))
                .WithMetadata(operation, operation.Deed is { } deed ? new MayAttribute(deed) : new SignedInAttribute());
        routes.MapMethods(Operation.Root + "/openapi.json", ["GET", "HEAD"], Document.Send).WithMetadata(new OpenAttribute("describes what programs may ask for, and tells nothing of anyone"));
    }

    private static string Pattern(Operation operation) =>
        string.Join('/', operation.Address.Split('/').Select(part => part.StartsWith('{') && part != "{cluster}" ? $"{part[..^1]}:guid}}" : part));
}
