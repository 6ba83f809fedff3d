using Klynge.Members;

namespace Klynge.Activities;

/// <summary>A registration as it is typed.</summary>
public sealed record RegistrationText
{
    public string? ContactName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Organisation { get; init; }
    public string? Number { get; init; }

    /// <summary>She comes herself, and does not only register others.</summary>
    public bool ComesToo { get; init; } = true;

    /// <summary>The others, one a line, each perhaps with an e-mail address after a comma.</summary>
    public string? Colleagues { get; init; }
    public IReadOnlyDictionary<Guid, string?> Answers { get; init; } = new Dictionary<Guid, string?>();
}

public sealed partial class Registration
{
    /// <summary>Reads what was typed. Everything that is wrong is said at once; then there is no registration.</summary>
    public static (Registration?, IReadOnlyList<Refusal>) Make(Event about, RegistrationText typed, IEnumerable<EventQuestion> questions, EventPart part, string language, DateTime now, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(questions);
        var made = new Registration { Id = id ?? Guid.CreateVersion7(), ClusterId = about.ClusterId, EventId = about.Id, Part = part, Language = language == "en" ? "en" : "nb", MadeAt = now };
        var wrong = made.ReadContact(typed).ToList();
        wrong.AddRange(made.ReadPeople(typed));
        foreach (var question in questions)
            wrong.AddRange(made.ReadAnswer(question, typed.Answers.GetValueOrDefault(question.Id)));
        if (wrong.Count > 0)
            return (null, wrong);

        made.Record(new RegistrationMade(about.Id, made.Id));
        return (made, []);
    }

    /// <summary>Who comes now, instead of who stood there before. Those who are named again keep what is known of them.</summary>
    /// <param name="more">How many more places it takes than before; fewer is below 0.</param>
    public Refusal? Replace(string? lines, out int more)
    {
        more = 0;
        if (ReadLines(lines, "People", out var people) is { } refusal)
            return refusal;
        if (people.Count == 0)
            return Refusal.On("People", "Write who comes, or cancel the registration.");
        if (people.Count > Most)
            return TooMany(people.Count);
        if (attendees.FirstOrDefault(a => a.ArrivedAt is not null && !people.Exists(p => Same(p.Name, a.Name))) is { } here)
            return Refusal.On("People", "{0} has come already, and cannot be taken off.", here.Name ?? "");

        attendees.RemoveAll(a => !people.Exists(p => Same(p.Name, a.Name)));
        foreach (var (name, email) in people)
            if (attendees.Find(a => Same(a.Name, name)) is { } known)
                known.Rename(name, email ?? known.Email);
            else
                attendees.Add(Attendee.Of(this, name, email));
        var before = Seats;
        Seats = Part == EventPart.Attendee ? attendees.Count : 0;
        more = Seats - before;
        return null;
    }

    private IEnumerable<Refusal> ReadContact(RegistrationText typed)
    {
        if (ShortText.Read(typed.ContactName, nameof(typed.ContactName), out var name) is { } noName)
            yield return noName;
        if (Person.ReadEmail(typed.Email, nameof(typed.Email), out var email) is { } noEmail)
            yield return noEmail;
        else if (email is null)
            yield return Refusal.On(nameof(typed.Email), "Fill in this field.");
        if (Person.ReadPhone(typed.Phone, nameof(typed.Phone), out var phone) is { } noPhone)
            yield return noPhone;
        if (ShortText.Read(typed.Organisation, nameof(typed.Organisation), out var organisation, NameKey.Longest) is { } noOrganisation)
            yield return noOrganisation;
        var number = default(OrganisationNumber);
        if (!string.IsNullOrWhiteSpace(typed.Number) && OrganisationNumber.Read(typed.Number, out number) is { } noNumber)
            yield return noNumber.At(nameof(typed.Number));
        (ContactName, Email, Phone, OrganisationName, Number) = (name, email, phone, organisation, string.IsNullOrWhiteSpace(typed.Number) ? null : number.ToString());
    }

    private IEnumerable<Refusal> ReadPeople(RegistrationText typed)
    {
        if (ReadLines(typed.Colleagues, nameof(typed.Colleagues), out var people) is { } refusal)
            yield return refusal;
        if (typed.ComesToo && !string.IsNullOrEmpty(ContactName))
            people.Insert(0, (ContactName, Email));
        people = [.. people.DistinctBy(p => NameKey.Fold(p.Name))];
        if (people.Count == 0)
            yield return Refusal.On(nameof(typed.Colleagues), "Write who comes.");
        if (people.Count > Most)
            yield return TooMany(people.Count).At(nameof(typed.Colleagues));
        attendees.AddRange(people.Select(p => Attendee.Of(this, p.Name, p.Email)));
        Seats = Part == EventPart.Attendee ? attendees.Count : 0;
    }

    private IEnumerable<Refusal> ReadAnswer(EventQuestion question, string? typed)
    {
        var field = $"Answers[{question.Id}]";
        if (ShortText.ReadOptional(typed, field, out var words, 500) is { } refusal)
            yield return refusal;
        else if (words is null && question.Needed)
            yield return Refusal.On(field, "Answer this to register.");
        else if (words is not null)
            answers.Add(new EventAnswer { ClusterId = ClusterId, RegistrationId = Id, QuestionId = question.Id, Text = words });
    }

    /// <summary>"Siv Ås, siv@asen.example", one a line.</summary>
    private static Refusal? ReadLines(string? text, string field, out List<(string Name, string? Email)> people)
    {
        people = [];
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split([',', ';', '\t'], 2, StringSplitOptions.TrimEntries);
            if ((ShortText.Read(parts[0], field, out var name) ?? Person.ReadEmail(parts.Length > 1 ? parts[1].Trim('<', '>') : null, field, out _)) is { } refusal)
                return refusal;
            Person.ReadEmail(parts.Length > 1 ? parts[1].Trim('<', '>') : null, field, out var email);
            people.Add((name, email));
        }

        people = [.. people.DistinctBy(p => NameKey.Fold(p.Name))];
        return null;
    }

    private static Refusal TooMany(int count) => Refusal.On("People", "One registration holds at most {0}; this has {1}. Register the rest in another.", Most, count);

    private static bool Same(string? one, string? other) => one is not null && other is not null && NameKey.Fold(one) == NameKey.Fold(other);
}
