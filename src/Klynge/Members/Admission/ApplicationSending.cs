namespace Klynge.Members;

public sealed partial class MembershipApplication
{
    /// <summary>Reads what was typed. Everything that is wrong is said at once; then there is no application.</summary>
    public static (MembershipApplication?, IReadOnlyList<Refusal>) Send(Guid cluster, ApplicationText typed, AdmissionTerms terms, string language, string? keyHash, DateOnly today, DateTime now, Guid? id = null, bool invented = false)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(terms);
        var application = new MembershipApplication
        {
            Id = id ?? Guid.CreateVersion7(), ClusterId = cluster, SentAt = now, SentOn = today, AnswerBy = today.AddDays(terms.AnswerWithin), KeyHash = keyHash,
            Language = language == "en" ? "en" : "nb", Invented = invented,
        };
        List<Refusal> wrong = [.. application.ReadOrganisation(typed), .. application.ReadReasons(typed), .. application.ReadContact(typed)];
        if (!typed.Accepted)
            wrong.Add(Refusal.On(nameof(typed.Accepted), "Tick this to send the application."));
        if (wrong.Count > 0)
            return (null, wrong);

        application.steps.Add(ApplicationStep.Of(application, ApplicationStepKind.Sent, null, null, now));
        application.Record(new ApplicationSent(application.Id));
        return (application, []);
    }

    private IEnumerable<Refusal> ReadOrganisation(ApplicationText typed)
    {
        (Number, var wrongNumber) = OrganisationFacts.Read(OrganisationField.Number, typed.Number);
        var (name, wrongName) = OrganisationFacts.Read(OrganisationField.Name, typed.Name);
        Name = name ?? "";
        (PostalCode, var wrongCode) = OrganisationFacts.Read(OrganisationField.PostalCode, typed.PostalCode);
        (Website, var wrongSite) = OrganisationFacts.Read(OrganisationField.Website, typed.Website);
        var wrongKind = OrganisationKinds.TryRead(typed.Kind, out var kind) ? null : Refusal.On(nameof(Kind), "Choose what sort of organisation you are.");
        Kind = kind;
        var wrongPlace = ShortText.ReadOptional(typed.Place, nameof(Place), out var place, 100);
        Place = place;
        var wrongStaff = ApplicationText.ReadStaff(typed.Staff, out var staff);
        Staff = staff;
        var wrongIndustry = ApplicationText.ReadIndustry(typed.Industry, out var industry);
        (Industry, IndustryStandard) = (industry?.Code, industry?.Standard ?? IndustryStandard.Sn2025);
        return new[] { wrongNumber, ReadAbroad(typed), wrongName, wrongKind, wrongCode, wrongPlace, wrongIndustry, wrongStaff, wrongSite }.OfType<Refusal>();
    }

    /// <summary>A number of another country's register stands with its country, and never beside a Norwegian one.</summary>
    private Refusal? ReadAbroad(ApplicationText typed)
    {
        if (string.IsNullOrWhiteSpace(typed.ForeignId) && string.IsNullOrWhiteSpace(typed.Country))
            return null;
        if (!string.IsNullOrWhiteSpace(typed.Number))
            return Refusal.On(nameof(ForeignId), "Write either a Norwegian organisation number or a foreign one, not both.");
        if (Members.ForeignId.Read(typed.Country, typed.ForeignId, out var foreign) is { } refusal)
            return refusal.At(string.IsNullOrWhiteSpace(typed.ForeignId) ? nameof(ForeignId) : nameof(Country));

        (Country, ForeignId) = (foreign!.Country, foreign.Id);
        return null;
    }

    private IEnumerable<Refusal> ReadReasons(ApplicationText typed)
    {
        var wrongRelevance = ApplicationText.ReadRelevance(typed.Relevance, out var relevance);
        var wrongOffers = ShortText.ReadOptional(typed.Offers, nameof(Offers), out var offers, ShortText.Paragraph);
        var wrongSeeks = ShortText.ReadOptional(typed.Seeks, nameof(Seeks), out var seeks, ShortText.Paragraph);
        (Relevance, Offers, Seeks) = (relevance, offers, seeks);
        return new[] { wrongRelevance, wrongOffers, wrongSeeks }.OfType<Refusal>();
    }

    private IEnumerable<Refusal> ReadContact(ApplicationText typed)
    {
        // The rules of a person's name and addresses are the register's own.
        const string Someone = "x";
        var (named, wrongName) = Person.Add(ClusterId, typed.ContactName, null, null, null, SentAt);
        var (reached, wrongEmail) = Person.Add(ClusterId, Someone, typed.ContactEmail, null, null, SentAt);
        var (called, wrongPhone) = Person.Add(ClusterId, Someone, null, typed.ContactPhone, null, SentAt);
        (ContactName, ContactEmail, ContactPhone) = (named?.Name, reached?.Email, called?.Phone);
        if (wrongEmail is null && ContactEmail is null)
            wrongEmail = new("Fill in this field.");
        return new[] { wrongName?.At(nameof(ContactName)), wrongEmail?.At(nameof(ContactEmail)), wrongPhone?.At(nameof(ContactPhone)) }.OfType<Refusal>();
    }
}
