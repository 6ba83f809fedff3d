namespace Klynge.Web.Sheets;

// Limits are met deep inside other people's readers, where only an exception gets out; SheetReader turns it into its answer.
internal sealed class SheetRefused(Refusal refusal) : Exception(refusal.Sentence)
{
    public Refusal Refusal { get; } = refusal;

    public static SheetRefused TooLarge(SheetLimits limits) => new(new Refusal(
        "The file is larger than {0} MiB. Split it into smaller files.", limits.MebibytesIn));

    public static SheetRefused Empty() => new(new Refusal("The file is empty."));

    public static SheetRefused HeaderOnly() => new(new Refusal("The file has a row of headings but no rows below it."));

    public static SheetRefused TooManyRows(SheetLimits limits) => new(new Refusal(
        "The sheet goes on for more than {0} rows. Split it into smaller files.", limits.Rows));

    public static SheetRefused TooManyColumns(SheetLimits limits, int row) => new(new Refusal(
        "Row {1} has more than {0} columns. Take away the columns that are not needed.", limits.Columns, row));

    public static SheetRefused LongCell(SheetLimits limits, int row) => new(new Refusal(
        "Row {1} has a cell of more than {0} characters. Shorten it.",
        limits.CharactersInCell, row));

    public static SheetRefused EndlessRow(int row) => new(new Refusal(
        "Row {0} does not end where a row should. Look for a quotation mark that is opened and never closed.", row));

    public static SheetRefused LongText(SheetLimits limits) => new(new Refusal(
        "A cell has more than {0} characters. Shorten it.", limits.CharactersInCell));

    public static SheetRefused OpenQuote(int row) => new(new Refusal(
        "Row {0} has a quotation mark that is opened and never closed. Close it, or save the file as XLSX.", row));

    public static SheetRefused NulCharacter(int row) => new(new Refusal(
        "Row {0} has a character that is not text (NUL). The file is damaged; save it again as XLSX or as CSV in UTF-8.", row));

    public static SheetRefused Accents(SheetLimits limits) => new(new Refusal(
        "A cell has a letter with more than {0} accents.", limits.AccentsOnLetter));

    public static SheetRefused TooMuchText(SheetLimits limits) => new(new Refusal(
        "The cells hold more than {0} MiB of text together. Split the file into smaller ones.", limits.MebibytesUnpacked));

    public static SheetRefused NotText() => new(new Refusal(
        "This is not a spreadsheet but a program, a picture or another file that is not text. Choose an XLSX or CSV file."));

    public static SheetRefused WebPage() => new(new Refusal(
        "This is a web page, not a spreadsheet. Open it in a spreadsheet program and save it as XLSX."));

    public static SheetRefused OldExcel() => new(new Refusal(
        "This is an Excel file of the old kind (.xls). Open it in a spreadsheet program and save it as XLSX."));

    public static SheetRefused Password() => new(new Refusal(
        "The workbook is protected by a password. Save it without one."));

    public static SheetRefused NotWorkbook() => new(new Refusal(
        "This is not an Excel workbook. Open it in a spreadsheet program and save it as XLSX."));

    public static SheetRefused Damaged() => new(new Refusal(
        "The workbook is damaged and cannot be read. Open it in a spreadsheet program and save it again."));

    public static SheetRefused NoContent() => new(new Refusal("The workbook has no visible sheet with content."));

    public static SheetRefused TooManyParts(SheetLimits limits) => new(new Refusal(
        "The workbook has more than {0} parts. Copy the sheet with the rows to a new workbook.", limits.Parts));

    public static SheetRefused Unpacked(SheetLimits limits) => new(new Refusal(
        "The workbook takes more than {0} MiB when unpacked. Split it into smaller files.", limits.MebibytesUnpacked));

    public static SheetRefused PackedTooTight(SheetLimits limits) => new(new Refusal(
        "The workbook becomes more than {0} times larger when unpacked. Save it as CSV instead.", limits.PackedTimes));

    public static SheetRefused DocumentType() => new(new Refusal(
        "The workbook declares its own XML document type, which no spreadsheet program does. It was not read."));
}
