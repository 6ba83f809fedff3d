namespace Klynge.Members;

public sealed partial class PersonRole
{
    public static (PersonRole?, Refusal?) Begin(Person person, Guid? organisation, string? title, DateOnly from, DateOnly? to, DateOnly today, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Refuses(title, from, to, today, out var clean) is { } refusal)
            return (null, refusal);

        var role = new PersonRole { Id = id ?? Guid.CreateVersion7(), ClusterId = person.ClusterId, PersonId = person.Id, OrganisationId = organisation, Title = clean, From = from, To = to };
        role.Record(new PersonRoleBegan(person.Id, organisation ?? Guid.Empty, from));
        if (to is { } last)
            role.Record(new PersonRoleEnded(person.Id, organisation ?? Guid.Empty, last));
        return (role, null);
    }

    public Refusal? End(DateOnly lastDay)
    {
        if (To is { } ended)
            return new("The role ended on {0} already.", ended);
        if (lastDay < From)
            return Refusal.On(nameof(To), "The last day, {0}, is before the first, {1}.", lastDay, From);

        To = lastDay;
        Record(new PersonRoleEnded(PersonId, OrganisationId ?? Guid.Empty, lastDay));
        return null;
    }

    /// <summary>Corrects what was written down wrong.</summary>
    public Refusal? Correct(string? title, DateOnly from, DateOnly? to, DateOnly today)
    {
        if (Refuses(title, from, to, today, out var clean) is { } refusal)
            return refusal;
        if ((clean, from, to) == (Title, From, To))
            return null;

        if (to is { } last && To is null)
            Record(new PersonRoleEnded(PersonId, OrganisationId ?? Guid.Empty, last));
        else
            Record(new PersonChanged(PersonId));
        (Title, From, To) = (clean, from, to);
        return null;
    }

    private static Refusal? Refuses(string? title, DateOnly from, DateOnly? to, DateOnly today, out string clean) =>
        ShortText.Read(title, nameof(Title), out clean) ?? Span.Refuses(from, to, today);
}
