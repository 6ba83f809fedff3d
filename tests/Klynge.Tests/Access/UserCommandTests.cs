using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Commands;
using Klynge.Web.Storage;
using Microsoft.Data.Sqlite;

namespace Klynge.Tests.Access;

/// <summary>Letting people in from the console.</summary>
public sealed class UserCommandTests
{
    [Theory, OnBoth]
    public async Task A_user_is_added_with_a_role_and_chooses_the_password_by_a_link(Dialect dialect)
    {
        var place = await Databases.Copy(dialect);
        (await Run.Klynge(place, "cluster", "add", "nscc", "Norwegian Smart Care Cluster")).Exit.ShouldBe(0);
        var added = await Run.Klynge(place, "user", "add", "Kari@klyngen.example", "--name", "Kari Nord", "--cluster", "nscc", "--role", "manager", "--json");
        added.Exit.ShouldBe(0);
        added.Output.Trim().ShouldBe("""{"email":"Kari@klyngen.example","role":"manager","cluster":"nscc"}""");
        added.Error.ShouldContain("/reset/");
        (await Run.Klynge(place, "user", "add", "eier@klyngen.example", "--name", "Eier", "--owner", "--json")).Output.Trim().ShouldBe("""{"email":"eier@klyngen.example","role":"owner","cluster":null}""");
        (await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari Nord", "--cluster", "nscc", "--role", "manager")).Exit.ShouldBe(0, "twice is once");
        // Someone else may have made the account of an address: whoever stands at the console says that it is the one meant.
        var known = await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari Nord", "--owner", "--json");
        (known.Exit, known.Refused).ShouldSatisfyAllConditions(said => said.Exit.ShouldBe(1), said => said.Refused.ShouldContain("--existing"));
        (await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari Nord", "--owner", "--existing")).Exit.ShouldBe(0);
        (await Run.Klynge(place, "user", "link", "kari@klyngen.example")).Output.ShouldContain("/reset/");
        (await Run.Klynge(place, "user", "link", "ingen@klyngen.example")).Exit.ShouldBe(1);
        SqliteConnection.ClearAllPools();
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_is_said_in_a_sentence(Dialect dialect)
    {
        var place = await Databases.Copy(dialect);
        await Run.Klynge(place, "cluster", "add", "nscc", "Norwegian Smart Care Cluster");
        (await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari", "--cluster", "nix", "--role", "staff", "--json")).ShouldSatisfyAllConditions(said => said.Exit.ShouldBe(1), said => said.Refused.ShouldContain("nix"));
        (await Run.Klynge(place, "user", "add", "ingen adresse", "--name", "Kari", "--json")).Refused.ShouldContain("ingen adresse");
        (await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari", "--cluster", "nscc")).Exit.ShouldBe(2);
        (await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari", "--cluster", "nscc", "--role", "king")).Exit.ShouldBe(2);
        (await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari", "--cluster", "nscc", "--role", "member_contact", "--json")).Refused.ShouldContain("--organisation");
        (await Run.Klynge(place, "token", "add", "--user", "kari@klyngen.example", "--cluster", "nscc", "--name", "x", "--json")).ShouldSatisfyAllConditions(said => said.Exit.ShouldBe(1), said => said.Refused.ShouldContain("kari@klyngen.example"));
        await Run.Klynge(place, "user", "add", "kari@klyngen.example", "--name", "Kari");
        (await Run.Klynge(place, "token", "add", "--user", "kari@klyngen.example", "--cluster", "nscc", "--name", "x", "--json")).Exit.ShouldBe(1, "without a role a key opens nothing");
        SqliteConnection.ClearAllPools();
    }

    [Theory, OnBoth]
    public async Task A_password_from_standard_input_signs_in_and_a_key_opens_the_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        async Task<string> Inside(string? input, params string[] args)
        {
            output.GetStringBuilder().Clear();
            var exit = await CommandLine.Run([.. args, "--data", site.Place.Folder, .. site.Place.Postgres is { } postgres ? ["--database", postgres] : Array.Empty<string>()],
                output, error, new Hands(output, error, site.Clock, site.Services) { Input = input });
            exit.ShouldBe(0, error.ToString());
            return output.ToString().Trim();
        }

        await Inside("hestehov i grøfta 7", "user", "add", "kari@klyngen.example", "--name", "Kari", "--cluster", "nscc", "--role", "staff", "--password-stdin");
        error.ToString().ShouldNotContain("/reset/");
        using var browser = site.Browser();
        (await browser.TrySignIn("kari@klyngen.example", "hestehov i grøfta 7").Status()).ShouldBe(System.Net.HttpStatusCode.Redirect);
        var key = await Inside(null, "token", "add", "--user", "kari@klyngen.example", "--cluster", "nscc", "--name", "Nattlig eksport", "--days", "30");
        using var program = site.Stranger();
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        (await program.Page("/api/v1/nscc/me")).ShouldContain("staff");
    }

    [Fact]
    public async Task A_password_is_kept_with_sha_512_and_210_000_rounds()
    {
        using var passwords = new Passwords();
        var kept = Convert.FromBase64String((await passwords.Hash(People.Password, default))!);
        (kept[0], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(1)), System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(5))).ShouldBe(((byte)1, 2u, 210_000u));
        (await passwords.Check(Convert.ToBase64String(kept), People.Password.Normalize(System.Text.NormalizationForm.FormD), default)).ShouldBe(Verdict.Right);
        (await passwords.Check(null, People.Password, default)).ShouldBe(Verdict.Wrong);
    }

    [Theory]
    [InlineData("hestehov i grøfta 7", true)]
    [InlineData("elleve tegn", false)]
    [InlineData("Passord123456!", false)]
    [InlineData("123456789012345", false)]
    [InlineData("aaaaaaaaaaaaaab", false)]
    [InlineData("kari@klyngen.example", false)]
    public void A_password_is_long_and_not_among_the_first_that_are_guessed(string password, bool fine) =>
        (Passwords.Weak(password, "Kari@klyngen.example") is null).ShouldBe(fine);

    [Theory]
    [InlineData("kari@klyngen.example", true)]
    [InlineData("bjørn.ås@blå.example", true)]
    [InlineData("kari", false)]
    [InlineData("kari@klyngen", false)]
    [InlineData("kari@@klyngen.example", false)]
    [InlineData("kari@klyngen.example, ola@klyngen.example", false)]
    [InlineData("Kari <kari@klyngen.example>", false)]
    [InlineData("kari@klyngen.example\nBcc: x@x.example", false)]
    [InlineData("@klyngen.example", false)]
    [InlineData("kari@.example", false)]
    public void An_address_is_one_address_on_one_line(string text, bool fine) => (EmailAddress.Read(text, out _) is null).ShouldBe(fine);

    [Theory]
    [InlineData(Role.MemberContact, "member_contact")]
    [InlineData(Role.ProgrammeOfficer, "programme_officer")]
    [InlineData(Role.Owner, "owner")]
    public void A_role_has_a_word_for_the_command_line(Role role, string code) => (RoleWords.Code(role), RoleWords.Read(code)).ShouldBe((code, role));
}
