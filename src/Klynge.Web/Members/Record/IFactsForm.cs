namespace Klynge.Web.Members.Record;

/// <summary>A page with the facts of an organisation as a form: the team's own, and the contact's.</summary>
public interface IFactsForm
{
    OrganisationForm Form { get; }

    /// <summary>The team may say from which day a fact is true; a contact's correction is true from today.</summary>
    bool WithDays { get; }
}
