using Klynge.Members;

namespace Klynge.Web.Members.Listing;

/// <summary>Whom a list is of, by their membership on the day looked at.</summary>
public enum Standing
{
    /// <summary>Category member, the default.</summary>
    Member,
    Associate,
    Partner,

    /// <summary>A membership of any category.</summary>
    Current,

    /// <summary>Was a member, and is none on the day.</summary>
    Former,

    /// <summary>Was or is a member.</summary>
    Ever,

    /// <summary>All the register knows, also those who never were members.</summary>
    Any,
}

/// <summary>What may be missing.</summary>
public enum Gap
{
    Number,
    Website,
    Contact,
    Municipality,
    Industry,
    Employees,

    /// <summary>A reason for leaving.</summary>
    Reason,
}

public enum SortBy
{
    Name,

    /// <summary>Best match first; the order of a search when no other is asked for.</summary>
    Best,
    MemberFrom,
    Place,
    Kind,
}

/// <summary>Days from and to, both included; either end may be open.</summary>
public readonly record struct Between(DateOnly? From, DateOnly? To)
{
    public bool Says => From is not null || To is not null;
}

/// <summary>One division of one edition of the industry standard: "sn2025.62".</summary>
public sealed record Division(IndustryStandard Standard, string Code)
{
    public override string ToString() => $"{(Standard == IndustryStandard.Sn2025 ? "sn2025" : "sn2007")}.{Code}";
}

/// <summary>
/// What a list of members shows: whom, in which order, with which columns. It is the address of the list and nothing else:
/// <see cref="ViewAddress"/> reads it from one and writes it to one.
/// </summary>
public sealed record View
{
    public string Search { get; init; } = "";
    public Standing Standing { get; init; } = Standing.Member;
    public IReadOnlyList<OrganisationKind> Kinds { get; init; } = [];
    public IReadOnlyList<Division> Industries { get; init; } = [];

    /// <summary>Codes of counties, of any year.</summary>
    public IReadOnlyList<string> Counties { get; init; } = [];
    public IReadOnlyList<SizeClass> Sizes { get; init; } = [];
    public Between Joined { get; init; }

    /// <summary>The last day of the membership.</summary>
    public Between Left { get; init; }
    public bool? Committed { get; init; }
    public IReadOnlyList<Gap> Without { get; init; } = [];

    /// <summary>The reason for leaving, as written.</summary>
    public string? Reason { get; init; }
    public SortBy Sort { get; init; } = SortBy.Name;
    public bool Descending { get; init; }

    /// <summary>In the order that nobody had to ask for: by name, and what is searched for best match first.</summary>
    public View InItsOrder => this with { Sort = Search.Length > 0 ? SortBy.Best : SortBy.Name, Descending = false };

    /// <summary>Codes of <see cref="Columns"/>; empty for the usual ones.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Also of those who have left.</summary>
    public bool LooksBack => Standing is Standing.Former or Standing.Ever or Standing.Any;

    /// <summary>Who is asked for by a last day that has passed is no member any more: then all who ever were are looked through.</summary>
    public View LookingFor(DateOnly day) => Standing == Standing.Member && Left.Says && (Left.From is null || Left.From < day) ? this with { Standing = Standing.Ever } : this;

    /// <summary>The same people without an order: what a kept total is counted for.</summary>
    public View Unordered => InItsOrder with { Columns = [] };

    public bool Filters => !ShowsSame(new View());

    /// <summary>The same organisations, in whatever order and with whatever columns.</summary>
    public bool ShowsSame(View other) => other is not null && Unordered.ToString() == other.Unordered.ToString();

    /// <summary>The address form, which is also what makes two views the same.</summary>
    public override string ToString() => ViewAddress.Of(this);
}
