using System.Text.Json;
using System.Text.Json.Serialization;
using Klynge.Members;
using Klynge.Web.Members.Many;

namespace Klynge.Web.Members.Importing;

/// <summary>What people have decided about a list, and what came of it; kept with the batch.</summary>
public sealed class ListPlan
{
    public const string New = "new";
    public const string Out = "out";
    public const string Same = "same:";
    public const string SameRow = "row:";

    /// <summary>The same organisation as an earlier row: its contact person comes in, and nothing else.</summary>
    public const string Contact = "contact";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What each column of the file means, in order; null is left out.</summary>
    public List<ImportColumn?> Columns { get; set; } = [];
    public bool? DayFirst { get; set; }

    /// <summary>The row of the file with the headings; what stands above it is no part of the list. Empty for the first.</summary>
    public int? HeadingRow { get; set; }

    /// <summary>Cells written anew, by row and column.</summary>
    public Dictionary<string, string> Corrections { get; init; } = [];

    /// <summary>What a word means wherever it stands in a column: an unknown kind.</summary>
    public Dictionary<string, string> Words { get; init; } = [];

    /// <summary>What was settled about a row: a new organisation, the same as another, or left out.</summary>
    public Dictionary<int, string> Settled { get; init; } = [];

    /// <summary>Facts written by hand after the last list that are to be replaced after all, by row and column.</summary>
    public HashSet<string> Replaced { get; init; } = [];

    public Trial? Trial { get; set; }
    public Outcome? Result { get; set; }

    /// <summary>Days of memberships that stood in the register and that the list changed.</summary>
    public List<DaysChanged> Days { get; init; } = [];

    /// <summary>E-mail and telephone the list filled in for people that were known.</summary>
    public List<PersonFilled> Filled { get; init; } = [];

    /// <summary>What is changed for many at once, when the batch is no list.</summary>
    public ManyPlan? Many { get; set; }
    public Undoing? Undoing { get; set; }

    /// <summary>Why the list did not come in when it was started.</summary>
    public Said? Trouble { get; set; }

    public static string Cell(int row, ImportColumn column) => $"{row}:{column}";

    public static string Word(ImportColumn column, string value) => $"{column}:{NameKey.Fold(value)}";

    public static ListPlan Read(string? json) => json is null ? new() : JsonSerializer.Deserialize<ListPlan>(json, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);
}

/// <summary>The dry run: what would come of the list, and the headcount before and after. It holds for one version of the register.</summary>
public sealed record Trial(Outcome Outcome, long RegisterVersion, Heads Before, Heads After);

public sealed record Heads(int Members, int Associates, int Partners, int Companies);

public sealed record DaysChanged(Guid Membership, DateOnly FromBefore, DateOnly? ToBefore, string? ReasonBefore, DateOnly From, DateOnly? To);

public sealed record PersonFilled(Guid Person, string? Email, string? Phone);

/// <summary>What came of undoing: what was undone (the first of many, and how many), what was kept because it was edited since, what could not be undone.</summary>
public sealed record Undoing
{
    private const int Most = 1000;

    public int Count { get; set; }
    public List<Said> Undone { get; init; } = [];
    public List<Said> Kept { get; init; } = [];
    public List<Said> Impossible { get; init; } = [];

    public void Add(string sentence, params object[] values)
    {
        Count++;
        if (Undone.Count < Most)
            Undone.Add(Said.Of(sentence, values));
    }

    public void Keep(string sentence, params object[] values) => Kept.Add(Said.Of(sentence, values));

    public void Cannot(string sentence, params object[] values) => Impossible.Add(Said.Of(sentence, values));
}
