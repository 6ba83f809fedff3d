using Klynge.Access;
using Klynge.Web.Shell.Api;

namespace Klynge.Web.Members.Api;

/// <summary>How many were what on a day, for programs.</summary>
internal sealed class CountsOffer : IOffer
{
    private static readonly Shape Share = Shape.Answered("count", Field.Text("code", 0).Always, Field.Whole("members", 0, int.MaxValue).Always);

    private static readonly Shape Counts = Shape.Answered(
        "counts", Field.Day("on").Always, Whole("members", "Of the category member."), Whole("associates"), Whole("partners"),
        Field.Whole("committed", 0, int.MaxValue, "Signed, contributed or takes part. The team alone sees it."), Field.Many("by_kind", Share), Field.Many("by_county", Share));

    public int Order => 70;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get("/{cluster}/counts", "count", "How many there were on a day", Counts, Count) with
            { Part = "Counts", Deed = Deed.SeeGrowth, Note = "Kinds and counties are the members', and add up to them; a county nobody knows is “unknown”." },
    ];

    private static async Task<Reply> Count(Call call)
    {
        var counted = await Headcount.Of(call.Db, call.Visit.On, call.Cancel);
        return Reply.Of(new
        {
            counted.On, counted.Members, counted.Associates, counted.Partners, Committed = call.Visit.May(Deed.SeeRegister) ? counted.Committed : (int?)null,
            ByKind = counted.ByKind.Select(kind => new { Code = kind.Key, Members = kind.Value }), ByCounty = counted.ByCounty.Select(county => new { Code = county.Key, Members = county.Value }),
        });
    }

    private static Field Whole(string name, string? note = null) => Field.Whole(name, 0, int.MaxValue, note).Always;
}
