using System.Text;
using Klynge.Members;
using Klynge.Web.Storage.Backup;

namespace Klynge.Tests.Storage;

/// <summary>Names in a backup become parts of statements and paths: only names of the shape ours have are taken.</summary>
public sealed class ManifestTests
{
    private const string File = "files/0123456789abcdef0123456789abcdef/0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("cluster", File, true)]
    [InlineData("cluster\n", File, false)]
    [InlineData("cluster\" --", File, false)]
    [InlineData("cluster", File + "\n", false)]
    [InlineData("cluster", "files/../0123456789abcdef0123456789abcdef", false)]
    public void A_name_of_another_shape_is_no_manifest(string table, string file, bool taken)
    {
        var manifest = new Manifest(Manifest.ThisFormat, "1", "1", default, "sqlite", [new(table, [new("id", "id")], ["id"], 0, "")], [new(file, 0, "")]);
        using var written = new MemoryStream(manifest.Written());
        (Manifest.Read(written) is not null).ShouldBe(taken, Encoding.UTF8.GetString(manifest.Written()));
    }

    [Fact]
    public void An_address_word_ends_where_it_ends()
    {
        Slug.Check("nscc").ShouldBeNull();
        Slug.Check("nscc\n").ShouldNotBeNull();
    }
}
