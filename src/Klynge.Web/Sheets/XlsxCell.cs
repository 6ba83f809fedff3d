using System.Globalization;
using System.Xml;

namespace Klynge.Web.Sheets;

/// <summary>A value as a cell of its own type.</summary>
internal static class XlsxCell
{
    // Excel calls a workbook with longer cells damaged; its own limit is 32,767, ours for reading 32,000.
    private static readonly int Longest = SheetLimits.Standard.CharactersInCell;

    // Excel's calendar has a 29 February 1900 that never was: days before March 1900 are written as text.
    private static readonly DateTime FirstSafeDay = new(1900, 3, 1);

    public static void Write(XmlWriter xml, object value, int textStyle)
    {
        switch (value)
        {
            case bool yes:
                xml.WriteAttributeString("t", "b");
                xml.WriteElementString("v", yes ? "1" : "0");
                break;
            case byte or short or int or long or decimal:
                Number(xml, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double or float when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                Number(xml, ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                Moment(xml, day.ToDateTime(TimeOnly.MinValue), XlsxFrame.Day, "yyyy-MM-dd");
                break;
            case DateTime or DateTimeOffset:
                Moment(xml, value is DateTimeOffset moment ? moment.DateTime : (DateTime)value, XlsxFrame.Moment, "yyyy-MM-ddTHH:mm:ss");
                break;
            default:
                Text(xml, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", textStyle);
                break;
        }
    }

    private static void Text(XmlWriter xml, string text, int style)
    {
        Style(xml, style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        text = text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
        if (text.AsSpan().Trim().Length < text.Length || text.Contains('\n', StringComparison.Ordinal))
            xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XlsxEscape.Write(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Moment(XmlWriter xml, DateTime moment, int style, string format)
    {
        if (moment < FirstSafeDay)
        {
            Text(xml, moment.ToString(format, CultureInfo.InvariantCulture), XlsxFrame.Text);
            return;
        }
        Style(xml, style);
        Number(xml, moment.ToOADate().ToString("R", CultureInfo.InvariantCulture));
    }

    private static void Number(XmlWriter xml, string number) => xml.WriteElementString("v", number);

    private static void Style(XmlWriter xml, int style) => xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
}
