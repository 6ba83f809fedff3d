using Klynge.Activities;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Klynge.Web.Activities;

/// <summary>A group as it is typed on the page.</summary>
public sealed class GroupForm
{
    /// <summary>Makes a form that is sent twice one group.</summary>
    public Guid Key { get; set; }
    public string? Name { get; set; }
    public GroupKind Kind { get; set; }
    public string? Mandate { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<GroupKind>().Select(kind => new SelectListItem(Groups.Said(kind), kind.ToString()));

    internal GroupText Typed => new() { Name = Name, Kind = Kind, Mandate = Mandate, From = From, To = To };
}
