using System.Globalization;

namespace Klynge.Members;

/// <summary>An application as it is typed: one text a question. Every door sends the same.</summary>
public sealed record ApplicationText
{
    public const int ShortestRelevance = 100;
    public const int LongestText = 4000;

    public string? Number { get; init; }
    public string? ForeignId { get; init; }
    public string? Country { get; init; }
    public string? Name { get; init; }
    public string? Kind { get; init; }
    public string? PostalCode { get; init; }
    public string? Place { get; init; }

    /// <summary>A code of SN2025, else of SN2007.</summary>
    public string? Industry { get; init; }

    /// <summary>Full-time equivalents.</summary>
    public string? Staff { get; init; }
    public string? Website { get; init; }

    /// <summary>What they want to do with others in the cluster, in their own words.</summary>
    public string? Relevance { get; init; }
    public string? Offers { get; init; }
    public string? Seeks { get; init; }
    public string? ContactName { get; init; }
    public string? ContactEmail { get; init; }
    public string? ContactPhone { get; init; }

    /// <summary>She said yes to the bylaws and to how her data are used.</summary>
    public bool Accepted { get; init; }

    internal static Refusal? ReadStaff(string? text, out decimal? staff)
    {
        staff = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000 || decimal.Round(number, 2) != number)
            return Refusal.On(nameof(Staff), "Write a number, such as 12 or 11.5. You wrote “{0}”.", text.Trim());

        staff = number;
        return null;
    }

    internal static Refusal? ReadIndustry(string? text, out IndustryCode? industry)
    {
        industry = null;
        return string.IsNullOrWhiteSpace(text) || IndustryCode.TryRead(IndustryStandard.Sn2025, text, out industry) || IndustryCode.TryRead(IndustryStandard.Sn2007, text, out industry)
            ? null
            : Refusal.On(nameof(Industry), "“{0}” is not an industry code. Write it like 62.100, or leave it out.", text.Trim());
    }

    internal static Refusal? ReadRelevance(string? text, out string relevance)
    {
        if (ShortText.Read(text, nameof(Relevance), out relevance, LongestText) is { } wrong)
            return wrong;
        return relevance.Length < ShortestRelevance
            ? Refusal.On(nameof(Relevance), "Write at least {0} characters, so that it can be judged. Now it is {1}.", ShortestRelevance, relevance.Length)
            : null;
    }
}
