using Klynge.Access;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Activities;

/// <summary>Where a calendar file is chosen, and what came of it.</summary>
[May(Deed.EditEvents)]
public sealed class CalendarModel(BringInCalendar bring) : KlyngePage
{
    public const int MostRemarks = 50;

    [BindProperty(Name = "file")]
    public IFormFile? Chosen { get; set; }

    public CalendarBrought? Brought { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        if (Chosen is null)
            return await Refuse(Refusal.On("file", "Choose a file first."), "");
        using var content = new MemoryStream();
        await Chosen.CopyToAsync(content, Cancel);
        (Brought, var refusal) = await bring.Do(content.ToArray(), Cancel);
        return refusal is null ? Page() : await Refuse(refusal.At("file"), "");
    }
}
