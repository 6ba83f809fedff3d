namespace Klynge.Members;

public sealed partial class Organisation
{
    /// <summary>Enters the register with a name. Everything else is a change from nothing.</summary>
    public static (Organisation?, Refusal?) Enter(Guid clusterId, string name, DateOnly today, Guid? batchId = null, bool invented = false, string? source = null, Guid? id = null)
    {
        if (OrganisationFacts.Read(OrganisationField.Name, name) is var (clean, refusal) && refusal is not null)
            return (null, refusal);

        var organisation = new Organisation { Id = id ?? Guid.CreateVersion7(), ClusterId = clusterId, KnownSince = today, BatchId = batchId, Invented = invented, Source = source };
        organisation.Set(OrganisationField.Name, clean, Seat.Always);
        if (batchId is null && !invented)
            organisation.Record(new OrganisationEntered(organisation.Id));
        return (organisation, null);
    }

    /// <summary>
    /// Changes one fact from a day on: what was true until then stays true for then. Facts without days of their own
    /// (website, description …) keep their past in the changes.
    /// </summary>
    /// <param name="registerDay">The day of the public register's data, where the value was taken from there.</param>
    public Refusal? Change(OrganisationField field, string? value, DateOnly from, Guid? batchId = null, DateOnly? registerDay = null)
    {
        var (clean, refusal) = OrganisationFacts.Read(field, value);
        if (refusal is not null)
            return refusal;

        var before = Value(field);
        if (before == clean)
            return null;

        Set(field, clean, from);
        var change = new OrganisationChange { ClusterId = ClusterId, OrganisationId = Id, Field = field, Before = before, After = clean, From = from, BatchId = batchId, RegisterDay = registerDay };
        changes.Add(change);
        if (batchId is null)
            Record(new OrganisationChanged(Id, field, change.Id));
        return null;
    }

    /// <summary>Fills a fact that was empty when it entered: no change to remember, it was always so as far as we know.</summary>
    public Refusal? Fill(OrganisationField field, string? value, DateOnly asOf)
    {
        var (clean, refusal) = OrganisationFacts.Read(field, value);
        if (refusal is not null)
            return refusal;

        if (clean is null)
            return null;

        // An address comes in parts, and all of it was always so: where it sat is found anew with each.
        if (field is OrganisationField.PostalCode or OrganisationField.Municipality)
            seats.Clear();
        Set(field, clean, asOf);
        return null;
    }

    /// <summary>A text of its own without somebody who is erased: no change of a fact, so nothing keeps the text as it was.</summary>
    public void Reword(OrganisationField field, string? text)
    {
        if (field is not (OrganisationField.Description or OrganisationField.Offers or OrganisationField.OffersText or OrganisationField.Seeks or OrganisationField.SeeksText))
            throw new ArgumentOutOfRangeException(nameof(field), field, "Only texts name people.");
        Set(field, text, default);
    }

    /// <summary>Where it has sat over the years, from its address. To be called when all parts of an address are set.</summary>
    public void Settle(DateOnly from)
    {
        if (seats.Count == 0)
            from = Seat.Always;

        foreach (var seat in seats.Where(seat => seat.From >= from).ToList())
            seats.Remove(seat);
        foreach (var seat in seats.Where(seat => seat.To is null || seat.To >= from))
            seat.To = from.AddDays(-1);
        if (Municipality is null && PostalCodes.Find(PostalCode) is null)
            return;
        foreach (var period in Municipalities.SeatsOver(Municipality ?? PostalCodes.Find(PostalCode)!.Municipality.Code, PostalCode, from == Seat.Always ? null : from, null))
            seats.Add(new Seat
            {
                ClusterId = ClusterId, OrganisationId = Id, Municipality = period.Municipality.Code, County = period.County.Code,
                From = period.From ?? Seat.Always, To = period.To,
            });
    }

    private void Set(OrganisationField field, string? value, DateOnly from)
    {
        switch (field)
        {
            case OrganisationField.Name: Rename(value!, from); break;
            case OrganisationField.Number: Number = value; break;
            case OrganisationField.ForeignId: ForeignId = value; break;
            case OrganisationField.Country: Country = value; break;
            case OrganisationField.LegalForm: LegalForm = value; break;
            case OrganisationField.Kind: Kind = OrganisationKinds.TryRead(value, out var kind) ? kind : OrganisationKind.Other; break;
            case OrganisationField.Industry2007: Industry2007 = value; break;
            case OrganisationField.Industry2025: Industry2025 = value; break;
            case OrganisationField.PostalCode: PostalCode = value; Settle(from); break;
            case OrganisationField.Place: Place = value; break;
            case OrganisationField.Municipality: Municipality = value; Settle(from); break;
            case OrganisationField.Employees: Count(value, from); break;
            case OrganisationField.Website: Website = value; break;
            case OrganisationField.Description: Description = value; break;
            case OrganisationField.Offers: Offers = value; Tag(TagSide.Offers, value); break;
            case OrganisationField.OffersText: OffersText = value; break;
            case OrganisationField.Seeks: Seeks = value; Tag(TagSide.Seeks, value); break;
            case OrganisationField.SeeksText: SeeksText = value; break;
            case OrganisationField.ExternalId: ExternalId = value; break;
            default: throw new ArgumentOutOfRangeException(nameof(field));
        }

        KeepWords(field);
        if (field is OrganisationField.Name or OrganisationField.Number or OrganisationField.Place or OrganisationField.PostalCode or OrganisationField.Municipality or OrganisationField.Offers or OrganisationField.Seeks)
            (Search, PublicSearch) = (FindBy(Offers, Seeks), FindBy(Offers));
        if (field is OrganisationField.Name or OrganisationField.Place or OrganisationField.PostalCode or OrganisationField.Municipality)
            PlaceSort = PlaceName is { } place ? NameKey.Sort(place) : NoPlace;
    }

    private void Rename(string name, DateOnly from)
    {
        (Name, NameSort) = (name, NameKey.Sort(name));
        var current = names.SingleOrDefault(n => n.To is null);
        if (current is not null && current.From >= from && names.SingleOrDefault(n => n.To == current.From.AddDays(-1)) is { } before && before.Name == name)
        {
            // What was changed by mistake is put back: then there never was another name.
            names.Remove(current);
            before.Reopen();
        }
        else if (current is not null && current.From >= from)
            current.Name = name;
        else
        {
            current?.End(from.AddDays(-1));
            names.Add(new OrganisationName { ClusterId = ClusterId, OrganisationId = Id, Name = name, From = from });
        }
    }

    private void Count(string? value, DateOnly on)
    {
        Employees = value is null ? null : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        staff.RemoveAll(count => count.On == on);
        staff.Add(new StaffCount { ClusterId = ClusterId, OrganisationId = Id, On = on, Number = Employees });
    }

    private void Tag(TagSide side, string? value)
    {
        tags.RemoveAll(tag => tag.Side == side);
        foreach (var words in OrganisationFacts.Tags(value))
            tags.Add(new OrganisationTag { ClusterId = ClusterId, OrganisationId = Id, Side = side, Words = words, Folded = NameKey.Fold(words) });
    }

    private string FindBy(params string?[] tags) =>
        " " + string.Join(' ', new[] { Number, PlaceName, Place }.Concat(tags).OfType<string>().Concat(names.Select(n => n.Name)).Select(NameKey.Fold).Distinct()) + " ";
}
