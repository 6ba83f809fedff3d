using Klynge.Members;

namespace Klynge.Web.Members.Record;

/// <summary>What someone typed beside what someone else saved meanwhile.</summary>
public static class Clashes
{
    public static IReadOnlyList<Difference> Between(OrganisationForm yours, Organisation theirs)
    {
        ArgumentNullException.ThrowIfNull(yours);
        ArgumentNullException.ThrowIfNull(theirs);
        return [.. Enum.GetValues<OrganisationField>()
            .Select(field => new Difference(field, OrganisationFacts.Read(field, yours[field]).Clean ?? (string.IsNullOrWhiteSpace(yours[field]) ? null : yours[field]), theirs.Value(field)))
            .Where(fact => fact.Yours?.ReplaceLineEndings("\n") != fact.Theirs?.ReplaceLineEndings("\n"))];
    }
}
