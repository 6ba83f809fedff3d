using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>Finds the organisation that is meant by a name or a number.</summary>
internal static class Calling
{
    public static readonly Refusal Nobody = Refusal.On("Organisation", "No organisation in the register is called that. Write its name as the register has it, or its number.");

    private const int MostSuggested = 1500;

    /// <summary>The names a field for an organisation suggests from.</summary>
    public static Task<List<string>> NamesToCall(this Db db, CancellationToken cancel) => db.Organisations.OrderBy(o => o.NameSort).Select(o => o.Name).Take(MostSuggested).ToListAsync(cancel);

    public static async Task<(Guid?, Refusal?)> OrganisationCalled(this Db db, string? text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, Nobody);
        var folded = " " + NameKey.Fold(text) + " ";
        var number = OrganisationNumber.TryParse(text, null, out var read) ? read.ToString() : null;
        var found = await db.Organisations.Where(o => (number != null && o.Number == number) || o.Names.Any(n => n.To == null && n.Folded == folded)).Select(o => o.Id).Distinct().Take(2).ToListAsync(cancel);
        return found switch
        {
            [var one] => (one, null),
            [] => (null, Nobody),
            _ => (null, Refusal.On("Organisation", "More than one organisation is called that. Write its organisation number.")),
        };
    }
}
