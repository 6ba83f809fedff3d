namespace Klynge.Web.Demonstration;

/// <summary>An invented organisation that was thought out by hand, because pictures, guides and tests speak of it.</summary>
internal sealed record Star(
    string Name, string Strand, DateOnly Joined, string PostalCode, (int First, int Last) Staff, string Industry2007, string Industry2025,
    string Description, string Offers, string Seeks, IReadOnlyList<Contact> Contacts, (string Name, DateOnly Until)? Before = null)
{
    /// <summary>The member contact of the demonstration speaks for this one.</summary>
    public const string Sanselyd = "Sanselyd AS";

    public static IReadOnlyList<Star> OfSmartCare { get; } =
    [
        Company(Sanselyd, "2018-03-12", "4006", (9, 23), "Lager hørselsvennlige varslinger for hjemmetjenesten.", "Pilot i hjemmet; Lydanalyse", "Sykehus som vil teste nattevarsling",
        [
            new("Ida Storvik", "Daglig leder", "ida.storvik@sanselyd.example", true),
            new("Jonas Eikemo", "Utvikling", "jonas.eikemo@sanselyd.example", false),
            new("Pål Myrseth", "Økonomi, får fakturaen", "paal.myrseth@sanselyd.example", false, new(2025, 8, 19), "Runa Tveitane"),
        ]),
        Company("Balanse Rehab AS", "2019-03-04", "5525", (4, 14), "Trener balanse hjemme med spill og sensorer.", "Treningsspill for eldre; Brukertesting med eldre", "Kommuner til pilot"),
        Company("Brisling Medisinsk AS", "2022-01-14", "4014", (6, 11), "Utvikler utstyr for prøvetaking i små klinikker.", "CE-merking av medisinsk utstyr; Prototyper på kort tid", "Klinisk partner; Privat kapital"),
        Company("Fjellheim Omsorg AS", "2016-09-01", "4307", (38, 120), "Driver bemannede boliger og prøver ut velferdsteknologi der.", "Testhjem; Opplæring av ansatte", "Nattilsyn uten kamera"),
        Company("Hjertro AS", "2023-06-20", "4021", (2, 6), "Måler hjerterytme med et tøybånd.", "Sensorutvikling", "Sykehus som vil teste; Hjelp til EU-søknad"),
        Company("Isfjell Data AS", "2018-11-08", "4033", (12, 31), "Knytter velferdsteknologi til journalen.", "Integrasjon mot journal; Skyløsninger for helsedata", "Utviklere"),
        Company("Kystklang AS", "2020-05-05", "4370", (3, 8), "Lager musikkterapi på nett for sykehjem.", "Lydanalyse", "Sykehjem til pilot", null, ("Kystlyd AS", new(2026, 4, 30))),
        Company("Medvind Analyse AS", "2021-08-17", "4010", (3, 5), "Regner ut hvor kommunen sparer tid.", "Gevinstrealisering; Maskinlæring på bilder", "Kommunale innkjøpere"),
        Company("Odde Robotikk AS", "2017-04-12", "4340", (7, 29), "Bygger små roboter for løft og transport.", "Produksjon i små serier; Robotikk", "Kunder i Tyskland; Styremedlem med helseerfaring"),
        Company("Pulsar Sensor AS", "2024-03-18", "4050", (4, 7), "Lager romsensorer som ser fall uten kamera.", "Sensorutvikling", "Kommuner til pilot; Privat kapital"),
        Company("Trygg Hverdag AS", "2020-02-03", "4319", (15, 22), "Selger og drifter trygghetsalarmer.", "Trygghetsalarmer; Anbudserfaring", "Distributør i Sverige"),
        Company("Varsom Teknologi AS", "2021-05-25", "5518", (5, 12), "Utvikler bandasjer som måler fukt.", "Smarte bandasjer; Klinisk dokumentasjon", "Produsent av elektronikk"),
        new("Lyngholt kommune", "municipality", new(2020, 6, 9), "4330", (640, 710), "84.110", "84.110", "Kommune som prøver ut nattevarsling og digitalt tilsyn i hjemmetjenesten.",
            "Testhjem; Pilot i hjemmetjenesten", "Løsninger for nattetilsyn", Of("Berit Kleivane", "Kommunalsjef helse", "lyngholtkommune.example")),
        new("Storlia kommune", "municipality", new(2021, 3, 16), "4160", (380, 400), "84.110", "84.110", "Kommune som kjøper velferdsteknologi sammen med naboene.",
            "Erfaring fra innovasjonspartnerskap", "Felles innkjøp med nabokommuner", Of("Åse Lyngtun", "Rådgiver velferdsteknologi", "storliakommune.example")),
        new("Universitetet i Nordvik", "research", new(2015, 5, 20), "4021", (1300, 1500), "85.421", "85.40", "Underviser og forsker på velferdsteknologi sammen med bedriftene.",
            "Laboratorium; Studentoppgaver; EU-nettverk", "Bedrifter til forskningsprosjekt", Of("Halvard Seljeås", "Professor", "universitetetinordvik.example")),
    ];

    private static Star Company(
        string name, string joined, string postalCode, (int, int) staff, string description, string offers, string seeks, IReadOnlyList<Contact>? contacts = null, (string, DateOnly)? before = null) =>
        new(name, "company", DateOnly.Parse(joined, System.Globalization.CultureInfo.InvariantCulture), postalCode, staff, "26.600", "26.60", description, offers, seeks,
            contacts ?? Of(PeopleNames.Of(new Chance(name)), "Daglig leder", Firms.Domain(name)), before);

    private static Contact[] Of(string name, string title, string domain) => [new(name, title, PeopleNames.Email(name, domain), true)];
}
