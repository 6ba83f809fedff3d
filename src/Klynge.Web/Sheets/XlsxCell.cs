using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Klynge.Web.Sheets;

/// <summary>A value as a cell of its own type.</summary>
internal static class XlsxCell
{
    // Excel calls a workbook with longer cells damaged; its own limit is 32,767, ours for reading 32,000.
    private static readonly int Longest = SheetLimits.Standard.CharactersInCell;

    // Excel's calendar has a 29 February 1900 that never was: days before March 1900 are written as text.
    private static readonly DateTime FirstSafeDay = new(1900, 3, 1);

    public static Cell Of(object? value) => value switch
    {
        null or "" => new Cell(),
        bool yes => new Cell { DataType = CellValues.Boolean, CellValue = new(yes ? "1" : "0") },
        byte or short or int or long or decimal => Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), 0),
        double number when double.IsFinite(number) => Number(number.ToString("R", CultureInfo.InvariantCulture), 0),
        float number when float.IsFinite(number) => Number(number.ToString("R", CultureInfo.InvariantCulture), 0),
        DateOnly day => Moment(day.ToDateTime(TimeOnly.MinValue), XlsxFrame.Day, "yyyy-MM-dd"),
        DateTime moment => Moment(moment, XlsxFrame.Moment, "yyyy-MM-ddTHH:mm:ss"),
        DateTimeOffset moment => Moment(moment.DateTime, XlsxFrame.Moment, "yyyy-MM-ddTHH:mm:ss"),
        _ => Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", XlsxFrame.Text),
    };

    public static Cell Text(string text, uint style) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new(new Text(XlsxEscape.Write(Short(text))) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";

    private static Cell Moment(DateTime moment, uint style, string format) => moment < FirstSafeDay
        ? Text(moment.ToString(format, CultureInfo.InvariantCulture), XlsxFrame.Text)
        : Number(moment.ToOADate().ToString("R", CultureInfo.InvariantCulture), style);

    private static Cell Number(string number, uint style) => style == 0
        ? new Cell { CellValue = new(number) }
        : new Cell { CellValue = new(number), StyleIndex = style };
}
