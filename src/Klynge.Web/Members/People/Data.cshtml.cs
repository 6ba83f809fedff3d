using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>All that the cluster keeps of one person, as the law lets her ask for it (GDPR articles 15 and 20).</summary>
[May(Deed.EditPeople)]
public sealed class DataModel : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Name { get; private set; } = "";
    public IReadOnlyList<PersonalPlace> Places { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Db.People.Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(Cancel) is not { } name || await Find(Db, Visit, Id, Cancel) is not { } places)
            return NotFound();

        (Name, Places) = (name, places);
        return Page();
    }

    internal static async Task<IReadOnlyList<PersonalPlace>?> Find(Db db, Visit visit, Guid person, CancellationToken cancel) =>
        await db.SubjectOf(person, cancel) is { } who ? [new(visit.ClusterName, await AboutSomeone.Read(db, who, cancel))] : null;
}

/// <summary>The same as a file.</summary>
internal sealed class DataRoom : IRoom
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in PersonalFile.Formats)
            routes.MapGet($"/{{cluster}}/people/{{id:guid}}/data.{format}", (Guid id, HttpContext http, Db db, Visit visit, CancellationToken cancel) => Fetch(id, format, http, db, visit, cancel))
                .WithMetadata(new MayAttribute(Deed.EditPeople));
    }

    private static async Task<IResult> Fetch(Guid id, string format, HttpContext http, Db db, Visit visit, CancellationToken cancel) =>
        await DataModel.Find(db, visit, id, cancel) is { } places ? await PersonalFile.Give(http, $"{visit.Slug}-person", format, visit.Today, places, cancel) : Results.NotFound();
}
