using System.Text.Encodings.Web;
using System.Text.Json;
using Klynge.Web.Language;
using Klynge.Web.Members.Searching;
using Klynge.Web.Sheets;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.Listing;

/// <summary>A view for programs, over the API or the command line: codes and days instead of words, in the list's own order, written as it is read.</summary>
public sealed class MemberFeed(Db db, DateOnly day, Sight sight, Finder finder)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task Csv(Stream to, View view, CancellationToken cancel)
    {
        var columns = MemberColumns.InFile(view, sight);
        var cells = MemberExport.Cells(await Rows(view, cancel), columns, sight, words: false, cancel);
        await SheetWriter.CsvForPrograms(to, [.. columns.Select(column => new Column(column.Code))], cells, cancel);
    }

    public async Task Json(Stream to, View view, CancellationToken cancel)
    {
        var columns = MemberColumns.InFile(view, sight);
        await using var json = new Utf8JsonWriter(to, Plain);
        json.WriteStartObject();
        json.WriteString("on", Days.Iso(day));
        json.WriteStartArray("members");
        await foreach (var row in (await Rows(view, cancel)).WithCancellation(cancel))
        {
            Write(json, row, columns, view.Columns.Count == 0);
            if (json.BytesPending > 16_384)
                await json.FlushAsync(cancel);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async Task<IAsyncEnumerable<MemberRow>> Rows(View view, CancellationToken cancel) =>
        new MemberRows(db, day).All(view, sight, await EarlierNames.On(db, day, cancel), await finder.Of(view.Search, sight, cancel), cancel);

    private void Write(Utf8JsonWriter json, MemberRow row, IReadOnlyList<MemberColumn> columns, bool withId)
    {
        json.WriteStartObject();
        if (withId)
            json.WriteString("id", row.Id);
        foreach (var column in columns)
        {
            json.WritePropertyName(column.Code);
            switch (column.For(row, sight, words: false))
            {
                case null: json.WriteNullValue(); break;
                case int number: json.WriteNumberValue(number); break;
                case bool yes: json.WriteBooleanValue(yes); break;
                case DateOnly date: json.WriteStringValue(Days.Iso(date)); break;
                case var text: json.WriteStringValue(text.ToString()); break;
            }
        }

        json.WriteEndObject();
    }
}
