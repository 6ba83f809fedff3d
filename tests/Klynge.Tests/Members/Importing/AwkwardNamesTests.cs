using System.Text;
using System.Text.Json;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Sheets;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Importing;

/// <summary>Names that break other systems come in as they are, or are refused in words.</summary>
public sealed class AwkwardNamesTests
{
    [Theory, OnBoth]
    public async Task The_naughty_strings_come_in_from_csv_and_xlsx_and_stand_as_they_were_written(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (csv, xlsx) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var names = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "naughty_strings_blns.json")))!;
        names.Length.ShouldBe(515);
        var good = names.Select((name, at) => (Name: name, Id: at.ToString())).Where(one => NameKey.Clean(one.Name, out _) is null).ToList();
        foreach (var (cluster, write) in new[] { (csv, (Func<Stream, Task>)(to => SheetWriter.Csv(to, Columns, Rows(names)))), (xlsx, to => SheetWriter.Xlsx(to, Columns, Rows(names))) })
        {
            using var file = new MemoryStream();
            await write(file);
            var came = await site.Import(cluster, file.ToArray());
            came.Well.Rows.ShouldBe(515);
            came.Well.Created.ShouldBe(good.Count);
            came.Well.Problems.Count.ShouldBe(515 - good.Count);
            came.Well.Problems.Select(problem => problem.What.Sentence).Distinct().ShouldBeSubsetOf(["The name is blank.", "The name holds a control character.", "The name holds a character that is not whole."]);
            var standing = (await site.Organisations(cluster)).ToDictionary(o => o.ExternalId!, o => o.Name);
            foreach (var (name, id) in good)
            {
                NameKey.Clean(name, out var clean);
                standing[id].ShouldBe(clean);
                standing[id].IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
            }

            (await site.Import(cluster, file.ToArray())).Counts.ShouldBe((0, 0, good.Count, 515 - good.Count));
        }
    }

    private static Column[] Columns => [new("external_id"), new("name")];

    private static async IAsyncEnumerable<object?[]> Rows(string[] names)
    {
        for (var at = 0; at < names.Length; at++)
            yield return [at.ToString(), names[at]];
        await Task.CompletedTask;
    }
}
