using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Invented applications in every state, what the cluster wants of its composition, and how it takes members in.</summary>
internal static class Applications
{
    private const int Oldest = 60;

    private static readonly string[] Reasons = ["De har to kommuner med seg alt. (oppdiktet)", "Det svarer på det hjemmetjenesten spør om. (oppdiktet)", "De kan dele det de har lært. (oppdiktet)"];

    /// <param name="Sent">Days ago.</param>
    private sealed record Applicant(
        string Name, OrganisationKind Kind, string PostalCode, string Place, string Industry, string Staff, int Sent, string Contact, string Relevance, string Seeks);

    private static readonly Applicant[] All =
    [
        new("Nattergal Søvn AS", OrganisationKind.Company, "4306", "Sandnes", "26.600", "8", 11, "Ylva Brandsrud",
            "Vi lager stille sengesensorer som kjenner igjen urolig søvn hos beboere på sykehjem. Vi trenger tre sykehjem som vil sammenligne netter med og uten, og forskere som kan lese tallene med oss.", "Sykehjem; søvnforskere"),
        new("Storvik Sensorikk AS", OrganisationKind.Company, "5003", "Bergen", "26.512", "23,5", 6, "Odd Gunnar Storvik",
            "Sensorene våre sitter i dørkarmer og varsler når noen går ut om natten. To kommuner har prøvd dem i et år. Nå vil vi lære av andre hvordan en anskaffelse kan bygge på det, og dele det vi har funnet ut om falske varsler.", "Kommuner; anskaffelsesrådgivere"),
        new("Lysning Velferd AS", OrganisationKind.Company, "4340", "Bryne", "62.100", "12", 1, "Sunniva Rake",
            "Vi lager sensorer for trygg bading hos hjemmeboende eldre. Vi trenger to kommuner som vil prøve dem i 20 hjem, og noen som kan regne på gevinsten. Vi deler gjerne det vi har lært om anskaffelser.", "Kommuner"),
        new("Fjellro Operasjonsutstyr AS", OrganisationKind.Company, "7030", "Trondheim", "32.500", "40", 60, "Brage Fjellro",
            "Vi lager utstyr for operasjonsstuer og vil møte sykehus som tenker nytt om luft og lys. Vi har levert til seks helseforetak og kan bidra med erfaring fra innkjøp i store prosjekter.", "Sykehus"),
        new("Vindlys Opplevelser AS", OrganisationKind.Company, "4050", "Sola", "93.290", "3", 35, "Mona Vindlys",
            "Vi lager turer med el-sykkel for eldre som bor alene, og vil vite om det gir færre besøk av hjemmetjenesten. Vi ser etter en kommune som vil prøve et halvt år sammen med oss.", "Kommuner"),
    ];

    public static void Write(Register register, DateOnly start, Guid manager, Guid staff)
    {
        if (start.AddDays(Oldest) > register.Today)
            return;

        var terms = AdmissionTerms.Usual(register.Id);
        Register.Must(terms.Write(true, "For bedrifter, kommuner og andre som vil gjøre hverdagen med helse og omsorg bedre. (oppdiktet)", "For companies, municipalities and others who want to make everyday health and care better. (invented)", null, null, AdmissionTerms.UsualDays));
        register.Add(terms);
        register.Tell(terms, _ => start, manager);
        Want(register, CompositionDimension.Kind, "company", 55, 65, start, manager);
        Want(register, CompositionDimension.Kind, "municipality", 25, null, start, manager);
        Want(register, CompositionDimension.Industry, "26", 10, null, start, manager);
        Want(register, CompositionDimension.County, "11", 40, 60, start, manager);
        foreach (var applicant in All)
            Write(register, applicant, manager, staff);
    }

    private static void Want(Register register, CompositionDimension dimension, string code, decimal least, decimal? most, DateOnly from, Guid manager)
    {
        var target = new CompositionTarget { ClusterId = register.Id };
        Register.Must(target.Write(dimension, code, TargetMeasure.Share, least, most, from, null, register.Today));
        register.Add(target);
        register.Tell(target, _ => from, manager);
    }

    private static void Write(Register register, Applicant applicant, Guid manager, Guid staff)
    {
        var id = Chance.Key($"{register.Cluster.Slug} application {applicant.Name}");
        var sent = register.Today.AddDays(-applicant.Sent);
        var typed = new ApplicationText
        {
            Number = new Naming().Number(new Chance("applicant " + applicant.Name)), Name = applicant.Name, Kind = OrganisationKinds.Code(applicant.Kind), PostalCode = applicant.PostalCode, Place = applicant.Place,
            Industry = applicant.Industry, Staff = applicant.Staff, Website = "www." + Firms.Domain(applicant.Name), Relevance = applicant.Relevance, Seeks = applicant.Seeks,
            ContactName = applicant.Contact, ContactEmail = PeopleNames.Email(applicant.Contact, Firms.Domain(applicant.Name)), Accepted = true,
        };
        var (application, wrong) = MembershipApplication.Send(register.Id, typed, AdmissionTerms.Usual(register.Id), "nb", null, sent, register.At(sent, id), id, invented: true);
        Register.Must(wrong.Count > 0 ? wrong[0] : null);
        register.Add(application!);
        register.Tell(application!, _ => sent, null);
        Answer(register, application!, sent, manager, staff);
    }

    private static void Answer(Register register, MembershipApplication application, DateOnly sent, Guid manager, Guid staff)
    {
        var day = sent.AddDays(5);
        var at = register.At(day, application.Id);
        switch (application.Name)
        {
            case "Storvik Sensorikk AS":
                Assess(register, application, staff, day, at);
                return;
            case "Fjellro Operasjonsutstyr AS":
                Assess(register, application, staff, day, at);
                Register.Must(application.Decline(DeclineReason.AnotherCluster, "Dere lager først og fremst utstyr for sykehus. En annen klynge har gruppen som passer, og vi setter dere gjerne i kontakt. (oppdiktet)", manager, at.AddDays(2), day.AddDays(2)));
                register.Tell(application, _ => day.AddDays(2), manager);
                return;
            case "Vindlys Opplevelser AS":
                Register.Must(application.Withdraw("Vi venter til vi er flere. (oppdiktet)", null, at, day));
                register.Tell(application, _ => day, null);
                return;
        }
    }

    private static void Assess(Register register, MembershipApplication application, Guid staff, DateOnly day, DateTime at)
    {
        var chance = new Chance("judging " + application.Name);
        var judged = register.All<StrategicGoal>().OrderBy(goal => goal.Order).ToDictionary(goal => goal.Id, _ => new Judged(chance.Between(1, GoalJudgement.Highest), chance.Pick(Reasons)));
        var (assessment, wrong) = ApplicationAssessment.Of(application, judged.Keys, judged, AssessmentAdvice.Admit, "Passer med det vi vil, og de bringer noe med seg. Styret bør spørre hvem som skal betale når prøven er over. (oppdiktet)", staff, at);
        Register.Must(wrong.Count > 0 ? wrong[0] : null);
        register.Add(assessment!);
        register.Tell(assessment!, _ => day, staff);
    }
}
