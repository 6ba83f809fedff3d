using System.ComponentModel.DataAnnotations;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>What every part of a cluster's facts asks: some words, perhaps a person or a figure, and the days it was true.</summary>
public sealed class PartForm
{
    [Required, StringLength(1000)]
    public string? Words { get; set; }

    [StringLength(1000)]
    public string? Second { get; set; }
    public Guid? Person { get; set; }

    /// <summary>Someone who is not in the register yet; she is put there with her role in the cluster.</summary>
    [StringLength(200)]
    public string? NewPerson { get; set; }
    public decimal? Amount { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public int Version { get; set; }
}

/// <summary>The questions of one part, as English labels; what is null is not asked.</summary>
/// <param name="Dated">False where it happened on one day.</param>
public sealed record PartQuestions(string Heading, string Add, string Words, string? Second = null, string? SecondHelp = null, bool OfPerson = false, string? Amount = null, bool Dated = true, bool Wordy = false)
{
    public string? WordsHelp { get; init; }
    public string Empty { get; init; } = "";

    /// <summary>Someone who is not in the register may be written down here: the words are then her title in the cluster.</summary>
    public bool BringsPeople { get; init; }

    /// <summary>Only the team sees it: it is about single people.</summary>
    public bool TeamOnly { get; init; }

    /// <summary>Once written, only its words are put right: its days follow from what came after.</summary>
    public bool DaysFollow { get; init; }
}
