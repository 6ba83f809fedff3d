namespace Klynge.Members;

/// <summary>What sort of organisation a member is; every organisation has exactly one, so the kinds add up to the total.</summary>
public enum OrganisationKind
{
    Company,
    Municipality,
    PublicBody,
    Health,
    Research,
    Investor,
    UserOrganisation,
    Cluster,
    Other,
}

/// <summary>The codes of the kinds, and the words lists use for them.</summary>
public static class OrganisationKinds
{
    // An incubator, an association, a test facility and a host are real answers without a kind of their own: other,
    // and nothing for the importer to remark on.
    private static readonly Wording<OrganisationKind> Words = new(
        (OrganisationKind.Company, "company",
            "companies,bedrift,bedrifter,firma,foretak,selskap,aksjeselskap,næringsliv,privat,private,business,enterprise,"
            + "industry,industri,corporate,sme,smb,startup,start-up,oppstart,oppstartsbedrift,oppstartsselskap,gründerbedrift"),
        (OrganisationKind.Municipality, "municipality", "municipalities,kommune,kommuner,bykommune,herad,city"),
        (OrganisationKind.PublicBody, "public_body",
            "public,other public,public sector,public organisation,public organization,government,agency,state,county,"
            + "county council,county municipality,offentlig,offentlig virksomhet,offentlig sektor,offentlig aktør,"
            + "offentlig organ,stat,statlig,etat,direktorat,departement,fylke,fylkeskommune"),
        (OrganisationKind.Health, "health",
            "hospital,health organisation,health organization,health trust,hospital trust,healthcare,health care,"
            + "health service,helse,helseforetak,sykehus,sjukehus,helsetjeneste,helseorganisasjon,helseinstitusjon"),
        (OrganisationKind.Research, "research",
            "academia,academic,university,college,education,school,research institute,research institution,"
            + "research organisation,research organization,research and education,r&d,akademia,universitet,høgskole,høgskule,"
            + "høyskole,skole,utdanning,forsking,forskning,forskningsinstitutt,forskningsinstitusjon,fou,kunnskapsinstitusjon"),
        (OrganisationKind.Investor, "investor",
            "investors,venture,venture capital,capital,fund,business angel,finance,kapital,fond,venturekapital,såkornfond,"
            + "forretningsengel,finans"),
        (OrganisationKind.UserOrganisation, "user_organisation",
            "user organization,patient organisation,patient organization,patient association,users,brukerorganisasjon,"
            + "brukarorganisasjon,brukerforening,pasientforening,pasientorganisasjon"),
        (OrganisationKind.Cluster, "cluster", "cluster organisation,cluster organization,klynge,klynger,klyngeorganisasjon,næringsklynge"),
        (OrganisationKind.Other, "other",
            "others,association,trade association,ngo,foundation,incubator,host,testing,annet,anna,andre,forening,foreining,"
            + "bransjeorganisasjon,interesseorganisasjon,stiftelse,inkubator,næringshage,vert"));

    public static string Code(OrganisationKind kind) => Words.Code(kind);

    /// <summary>Reads a kind from the code or a word for it. An unknown word reads as other and answers false, so that it can be remarked on.</summary>
    public static bool TryRead(string? text, out OrganisationKind kind)
    {
        if (Words.TryRead(text, out kind))
            return true;

        kind = OrganisationKind.Other;
        return false;
    }
}
