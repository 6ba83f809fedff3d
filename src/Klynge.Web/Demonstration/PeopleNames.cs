using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>People nobody is: first and last names put together by chance, with addresses that never arrive.</summary>
internal static class PeopleNames
{
    private static readonly string[] First = "Aksel Amalie Anders Andrine Arne Astrid Aud Aurora Bente Birk Bjørg Brage Dagny Eirin Eivind Ella Embla Emil Erlend Eskil Fredrik Frida Gjertrud Gro Guro Halvard Hedda Helge Hilde Håkon Iben Ida Ingeborg Ivar Jakob Jenny Jonas Jorunn Kaia Karsten Kjersti Knut Lars Leah Lene Linnea Liv Magnhild Mari Mathias Mikkel Nora Odd Ola Oline Pål Ragna Randi Runa Sander Sigrid Silje Siv Solveig Stein Sverre Synne Tale Tiril Tobias Tora Torill Trond Unni Vegard Vilde Yngve Åse Åshild Øystein".Split(' ');
    private static readonly string[] Last = "Aamli Bakkeli Bjørnebo Brekkhus Dalsvåg Eikemo Elvestrand Fagerhol Fjellvang Flatøy Fossheimen Granlien Grindhaug Hagemo Haugelid Heggtveit Holmsund Hovlandsås Indrebakk Kleivane Kråkenes Kvalheimsvik Langerød Lundebø Lyngtun Myrseth Nabben Nordgård Nøstdal Oksvoll Ramslien Rognstad Rypdalen Sandvær Seljeås Skarstøl Skogerud Slettvoll Solbakkmo Steinsåker Storvik Strømlid Sundlien Svartvoll Tangvær Tjønnås Tveitane Ulvestøl Utgarden Vadmyr Valebø Vestrheim Viksås Voldmo Ytreli Øvrebekk Åkervoll Åsmyr".Split(' ');

    public static string Of(Chance chance) => $"{chance.Pick(First)} {chance.Pick(Last)}";

    public static string Email(string name, string domain) =>
        string.Join('.', name.Split(' ').Select(part => string.Concat(NameKey.Fold(part).Where(char.IsAsciiLetterOrDigit)))) + "@" + domain;
}
