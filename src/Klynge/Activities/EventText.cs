using System.Globalization;
using Klynge.Members;

namespace Klynge.Activities;

/// <summary>An event as it is typed, every field as text.</summary>
public sealed record EventText
{
    public string? Title { get; init; }
    public EventKind Kind { get; init; }
    public string? About { get; init; }
    public string? StartDay { get; init; }
    public string? StartTime { get; init; }
    public Twice? StartTwice { get; init; }

    /// <summary>Empty where it ends on the day it begins.</summary>
    public string? EndDay { get; init; }
    public string? EndTime { get; init; }
    public Twice? EndTwice { get; init; }
    public string? Place { get; init; }
    public string? Online { get; init; }
    public string? Capacity { get; init; }
    public OpenTo OpenTo { get; init; }
    public string? PriceMembers { get; init; }
    public string? PriceOthers { get; init; }
    public VatTreatment Vat { get; init; }
    public string? FreePlaces { get; init; }
    public string? DeadlineDay { get; init; }
    public string? DeadlineTime { get; init; }
    public bool NeedsApproval { get; init; }
    public Guid? Goal { get; init; }

    /// <summary>Kroner with at most two decimals; empty is nothing to pay.</summary>
    internal static Refusal? ReadAmount(string? text, string field, out decimal amount)
    {
        amount = 0;
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).Replace("kr", "", StringComparison.OrdinalIgnoreCase).Replace(',', '.').TrimEnd('.', '-');
        if (plain.Length == 0)
            return null;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount) && amount <= 1_000_000 && decimal.Round(amount, 2) == amount
            ? null : Refusal.On(field, "“{0}” is not an amount. Write it in kroner, such as 350.", text!.Trim());
    }

    internal static Refusal? ReadCount(string? text, string field, int least, int most, out int? count)
    {
        count = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            return Refusal.On(field, "“{0}” is not a whole number from {1} to {2}.", text.Trim(), least, most);
        count = number;
        return null;
    }

    /// <summary>The address of a meeting on the net: a web address of its own.</summary>
    internal static Refusal? ReadOnline(string? text, string field, out string? address)
    {
        var refusal = ShortText.ReadOptional(text, field, out address, 500);
        if (refusal is not null || address is null)
            return refusal;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? null : Refusal.On(field, "“{0}” is not a web address. It begins with https://.", address);
    }
}
