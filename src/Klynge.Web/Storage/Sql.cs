using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>What both databases do themselves, for questions.</summary>
internal static class Sql
{
    /// <summary>In small letters, as an address is compared.</summary>
    [DbFunction("lower", IsBuiltIn = true)]
    public static string Lower(string text) => throw new NotSupportedException("Only the database asks this.");

    public static void Know(ModelBuilder model) => model.HasDbFunction(typeof(Sql).GetMethod(nameof(Lower))!);
}
