using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Importing;
using Klynge.Web.Shell.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>Lists on their way in, for programs: sent, tried, started, and taken out again.</summary>
internal sealed class ImportsOffer : IOffer
{
    private const string Part = "Lists that come in";
    private const string Path = "/{cluster}/imports";
    private const int Largest = 20 * 1024 * 1024;
    private const int MostFindings = 500;
    private static readonly string[] Media = ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
    private static readonly IEnumerable<string> Stages = Enum.GetValues<ImportStage>().Select(stage => Listing.ViewAddress.Word(stage));

    private static readonly Shape Wrong = Shape.Answered("import_problem", Field.Whole("row", 0, int.MaxValue).Always, Field.Text("column", 0), Field.Text("message", 0, note: "What is wrong, and what to do.").Always);
    private static readonly Shape Again = Shape.Answered("import_repeat", Field.Whole("row", 0, int.MaxValue).Always, Field.Whole("of", 0, int.MaxValue, "The earlier row.").Always);

    private static readonly Shape Came = Shape.Answered(
        "import_outcome", [.. Counts, Field.Many("problems", Wrong), Field.Many("duplicates", Again), Field.Many("questions", Wrong)]);

    private static readonly Shape Import = Shape.Answered(
        "import", Field.Id("id").Always, Field.Version, Field.Text("file_name", 0).Always, Field.Moment("at").Always, Field.Code("stage", Stages).Always, Field.Day("member_from", "The first day of memberships whose row has none.").Always,
        Field.One("trial", Came), Field.One("result", Came));

    private static IEnumerable<Field> Counts => ((string[])["rows", "created", "updated", "unchanged", "skipped"]).Select(name => Field.Whole(name, 0, int.MaxValue).Always);

    public int Order => 80;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Path, "listImports", "The lists that came in, the newest first", Shape.List("imports", Import), List) with { Part = Part, Deed = Deed.ImportMembers, Query = [Call.Limit, Call.After()] },
        new("POST", Path, "sendImport", "Send a list, as CSV or XLSX", Receive)
        {
            Part = Part, Deed = Deed.ImportMembers, Takes = Media[0], Answer = Import, Status = StatusCodes.Status201Created, Query = [Field.Text("name", 200, "medlemmer.csv", "What the file is called.")],
            Note = "At most 20 MiB. The file is read as on the page: headings in Norwegian or English are recognised.",
        },
        Operation.Get(Path + "/{batch}", "getImport", "One list, and what would come of it or came", Import, One) with { Part = Part, Deed = Deed.ImportMembers },
        Operation.Post(Path + "/{batch}/try", "tryImport", "Run a list dry: what would come of it now", new("import_try", Field.Day("member_from", "The first day of memberships whose row has none.").Always, Field.Flag("day_first", "How days with two readings are meant.")), Import, Try) with
            { Part = Part, Deed = Deed.ImportMembers, Status = StatusCodes.Status200OK, ByItself = true },
        new("POST", Path + "/{batch}/start", "startImport", "Bring in what the dry run showed", Start) { Part = Part, Deed = Deed.ImportMembers, Answer = Import, Status = StatusCodes.Status202Accepted, ByItself = true, Note = "It goes on by itself; “stage” says how far it has come. Rows that wait to be settled are skipped." },
        new("POST", Path + "/{batch}/undo", "undoImport", "Take a list out of the register again", Undo) { Part = Part, Deed = Deed.ImportMembers, Answer = Import, ByItself = true, Note = "What people have worked on since is kept." },
    ];

    private static async Task<Reply> List(Call call)
    {
        var all = call.Db.Batches.AsNoTracking().Where(b => b.Work == BatchWork.List);
        if (call.Query.Id("after") is { } after && await all.Where(b => b.Id == after).Select(b => (DateTime?)b.At).SingleOrDefaultAsync(call.Cancel) is { } at)
            all = all.Where(b => b.At < at || (b.At == at && b.Id > after));
        return call.Page("imports", await all.OrderByDescending(b => b.At).ThenBy(b => b.Id).Take(call.Rows + 1).ToListAsync(call.Cancel), b => b.Id.ToString(), Say);
    }

    private static Task<Reply> One(Call call) => Of(call, call.Id("batch"));

    private static async Task<Reply> Of(Call call, Guid id) =>
        await call.Db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.Work == BatchWork.List, call.Cancel) is { } batch ? Reply.Of(Say(batch), batch.Version) : Reply.NotThere;

    private static async Task<Reply> Receive(Call call)
    {
        var request = call.Http.Request;
        if (request.GetTypedHeaders().ContentType?.MediaType is not { } media || Array.FindIndex(Media, one => media.Equals(one, StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var kind))
            return Reply.Refused(new Refusal("Send the file itself, as {0}.", string.Join(", ", Media)), StatusCodes.Status415UnsupportedMediaType);
        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Largest;
        request.EnableBuffering(bufferThreshold: 1024 * 1024);
        await request.Body.CopyToAsync(Stream.Null, call.Cancel);
        request.Body.Position = 0;

        var (batch, refusal) = await call.Get<ReceiveList>().Do(request.Body, call.Query.Text("name") ?? (kind == 0 ? "liste.csv" : "liste.xlsx"), call.Cancel);
        return refusal is not null ? Reply.Refused(refusal, StatusCodes.Status422UnprocessableEntity) : Reply.Made(call.At($"/imports/{batch}"), await Of(call, batch));
    }

    private static Task<Reply> Try(Call call) => Done(call, async batch => await call.Get<ChooseColumns>().Do(
        batch.Id, ListPlan.Read(batch.Plan).Columns, call.Asked.Day("member_from") ?? batch.MemberFrom, call.Asked.Has("day_first") ? call.Asked.Flag("day_first") : ListPlan.Read(batch.Plan).DayFirst, call.Cancel));

    private static async Task<Reply> Start(Call call) => await Done(call, batch => call.Get<StartImport>().Do(batch.Id, call.Cancel)) is var reply && reply.IsDone ? reply with { Status = StatusCodes.Status202Accepted } : reply;

    private static Task<Reply> Undo(Call call) => Done(call, async batch => (await call.Get<UndoImport>().Do(batch.Id, call.Cancel)).Refusal);

    private static async Task<Reply> Done(Call call, Func<ImportBatch, Task<Refusal?>> work)
    {
        var id = call.Id("batch");
        if (await call.Db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.Work == BatchWork.List, call.Cancel) is not { } batch)
            return Reply.NotThere;
        if (await work(batch) is { } refusal)
            return Said.Of(refusal);
        call.Db.ChangeTracker.Clear();
        return await One(call);
    }

    private static object Say(ImportBatch b)
    {
        var plan = ListPlan.Read(b.Plan);
        return new
        {
            b.Id, b.Version, b.FileName, b.At, Stage = Listing.ViewAddress.Word(b.Stage), b.MemberFrom, Trial = Say(plan.Trial?.Outcome),
            Result = b.Stage is ImportStage.Done or ImportStage.Undone ? Say(plan.Result ?? new Outcome { Rows = b.Rows, Created = b.Created, Updated = b.Updated, Unchanged = b.Unchanged, Skipped = b.Skipped }) : null,
        };
    }

    private static object? Say(Outcome? came) => came is null ? null : new
    {
        came.Rows, came.Created, came.Updated, came.Unchanged, came.Skipped,
        Problems = came.Problems.Take(MostFindings).Select(problem => new { problem.Row, problem.Column, problem.Message }),
        Duplicates = came.Duplicates.Take(MostFindings).Select(repeat => new { repeat.Row, repeat.Of }),
        Questions = came.Questions.Take(MostFindings).Select(question => new { question.Row, Column = (string?)null, Message = ProblemFile.Asked(question) }),
    };
}
