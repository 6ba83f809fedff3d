namespace Klynge.Members;

/// <summary>A Norwegian municipality by its four-digit code, with the first and last day the code was in use (none = always, still).</summary>
public sealed record Municipality(string Code, string Name, DateOnly? From, DateOnly? To)
{
    public County County => Counties.Of(this);

    /// <summary>The name with its Norwegian part first: "Trondheim (Tråante)".</summary>
    public string Said => MunicipalityNames.NorwegianFirst(Name);

    /// <summary>As one tells two of the same name apart: Herøy (Nordland).</summary>
    public string WithCounty => Name.Contains('(', StringComparison.Ordinal) ? Name : $"{Name} ({County.Name})";

    /// <summary>No later municipality has taken its place.</summary>
    public bool IsCurrent => To is null;

    public bool ValidOn(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>Where an organisation had its seat in a period (both days included; none = open).</summary>
public sealed record SeatPeriod(Municipality Municipality, County County, DateOnly? From, DateOnly? To);
