using Klynge.Activities;

namespace Klynge.Web.Activities;

/// <summary>A contact as it is typed on the page.</summary>
public sealed class ContactForm
{
    /// <summary>Makes a form that is sent twice one contact.</summary>
    public Guid Key { get; set; }

    /// <summary>By name or number, where the page does not know it.</summary>
    public string? Organisation { get; set; }
    public ContactKind Kind { get; set; }
    public string? On { get; set; }
    public Guid? PersonId { get; set; }
    public string? Note { get; set; }

    internal ContactText Typed => new() { Kind = Kind, On = On, PersonId = PersonId, Note = Note };
}
