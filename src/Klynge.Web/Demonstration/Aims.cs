using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Strategic goals, regional partners and the big words of the clusters with a roster: invented, and each says so itself or stands under a line that does.</summary>
internal static class Aims
{
    private static readonly Dictionary<string, (string Nb, string En)[]> Goals = new()
    {
        ["nscc"] =
        [
            ("Flere løsninger fra medlemmene er i daglig bruk i kommunene", "More of the members' solutions are in daily use in municipalities"),
            ("Bedrifter og helsetjeneste løser oppgaver sammen før noe lyses ut", "Companies and health services solve problems together before anything is tendered"),
            ("Medlemmene vokser utenfor Norge", "Members grow outside Norway"),
            ("Alle medlemmer får minst én ny forbindelse i året", "Every member makes at least one new tie a year"),
            ("Testsenteret er førstevalget for utprøving med brukere", "The test centre is the first choice for trials with users"),
        ],
        ["nht"] =
        [
            ("Norsk helseteknologi når pasienter i flere land", "Norwegian health technology reaches patients in more countries"),
            ("Kortere vei fra klinisk behov til løsning", "A shorter way from clinical need to solution"),
            ("Flere investeringer i tidlig fase", "More investment at an early stage"),
            ("Medlemmene lykkes med EU-prosjekter", "Members succeed with EU projects"),
            ("Sykehus og bedrifter deler data trygt", "Hospitals and companies share data safely"),
        ],
        ["nfh"] =
        [
            ("Norsk mote øker eksporten", "Norwegian fashion exports more"),
            ("Mer produseres i Norge", "More is made in Norway"),
            ("Klær varer lenger og kan repareres", "Clothes last longer and can be repaired"),
            ("Merkevarer og skoler utvikler fag sammen", "Brands and schools develop the craft together"),
            ("Norsk ull er et navn ute", "Norwegian wool is a name abroad"),
        ],
        ["nr"] =
        [
            ("Bedriftene bygger sterke merkevarer", "The companies build strong brands"),
            ("Felles salg i nye markeder", "Joint sales in new markets"),
            ("Møbler av materialer som går i ring", "Furniture of materials that go round"),
            ("Design og produksjon under samme tak", "Design and production under one roof"),
            ("Mer forskning i industrien", "More research in industry"),
        ],
    };

    private static readonly Dictionary<string, string[]> Regional = new()
    {
        ["nscc"] = ["Lyngfjord næringsforening", "Storvang kunnskapspark"],
        ["nht"] = ["Furusund helseby", "Nordmork kunnskapspark"],
        ["nfh"] = ["Vevstova kulturnæring"],
        ["nr"] = ["Fosslia møbelring"],
    };

    private static readonly Dictionary<string, (string Nb, string En)> Words = new()
    {
        ["nscc"] = ("Smarte løsninger for en bedre helsehverdag", "Smart solutions for better days in care"),
        ["nht"] = ("Helseteknologi som kommer fram til pasienten", "Health technology that reaches the patient"),
        ["nfh"] = ("Norsk mote som varer", "Norwegian fashion that lasts"),
        ["nr"] = ("Rom folk vil være i", "Rooms that people want to be in"),
    };

    public static void Write(Register register, DateOnly start)
    {
        if (start > register.Today)
            return;

        (register.Cluster.PublicWordsNb, register.Cluster.PublicWordsEn) = Words[register.Cluster.Slug];
        (register.Cluster.PublicGoals, register.Cluster.PublicEmail) = (true, $"post@{register.Cluster.Slug}.example");

        var order = 0;
        foreach (var (nb, en) in Goals[register.Cluster.Slug])
            register.Add(new StrategicGoal { ClusterId = register.Id, Order = ++order, TextNb = nb + " (oppdiktet)", TextEn = en + " (invented)", From = new DateOnly(start.Year, start.Month, 1) });
        foreach (var name in Regional[register.Cluster.Slug])
            register.Add(new ClusterPartner { ClusterId = register.Id, Name = name + " (oppdiktet)", Kind = "regional", From = start });
    }
}
