namespace Klynge.Web.Language;

/// <summary>Small numbers as words, as one writes them in a sentence; from thirteen on as figures.</summary>
public static class Numbers
{
    public static string Word(int number) => number switch
    {
        1 => Texts.Say("one"),
        2 => Texts.Say("two"),
        3 => Texts.Say("three"),
        4 => Texts.Say("four"),
        5 => Texts.Say("five"),
        6 => Texts.Say("six"),
        7 => Texts.Say("seven"),
        8 => Texts.Say("eight"),
        9 => Texts.Say("nine"),
        10 => Texts.Say("ten"),
        11 => Texts.Say("eleven"),
        12 => Texts.Say("twelve"),
        _ => number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture),
    };

    /// <summary>Kroner or hours: whole, or with two digits behind the comma.</summary>
    public static string Amount(decimal amount) =>
        amount.ToString(amount == decimal.Truncate(amount) ? "#,##0" : "#,##0.00", System.Globalization.CultureInfo.CurrentCulture);

    /// <summary>At the beginning of a sentence.</summary>
    public static string Capital(int number) => Word(number) is var word ? char.ToUpper(word[0], System.Globalization.CultureInfo.CurrentCulture) + word[1..] : "";
}
