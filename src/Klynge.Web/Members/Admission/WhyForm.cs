using System.ComponentModel.DataAnnotations;

namespace Klynge.Web.Members.Admission;

/// <summary>Why, in a sentence.</summary>
public sealed class WhyForm
{
    [StringLength(1000)]
    public string? Words { get; set; }
}
