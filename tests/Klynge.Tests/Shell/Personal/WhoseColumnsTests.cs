using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Klynge.Tests.Shell.Personal;

/// <summary>Every column of words in the record is somebody's, may name somebody, or cannot: which, is said once for each.</summary>
public sealed class WhoseColumnsTests
{
    private const string Everything = "*";

    /// <summary>Columns in which nobody can be named, and why.</summary>
    private static readonly (Type Row, string[] Columns, string Why)[] Nobody =
    [
        (typeof(Cluster), ["Slug", "Name", "Number", "LegalForm", "TimeZone", "Language", "Source", "ApprovedFields"], "facts of the cluster as an organisation"),
        (typeof(ClusterName), [Everything], "what the cluster was called"),
        (typeof(Office), [Everything], "where the cluster sits"),
        (typeof(ClusterField), [Everything], "industries and regions"),
        (typeof(ClusterPartner), [Everything], "what other clusters are called"),
        (typeof(StrategicGoal), [Everything], "what the cluster wants"),
        (typeof(CompositionTarget), [Everything], "codes and figures"),
        (typeof(Organisation), ["Name", "NameSort", "Number", "ForeignId", "Country", "LegalForm", "Industry2007", "Industry2025", "PostalCode", "Place", "Municipality", "Website", "ExternalId", "Source", "PlaceSort"],
            "public facts of a legal entity; that of a sole trader bears a name, which is public, and the page of erasing says so"),
        (typeof(Organisation), ["Search", "PublicSearch", "Words"], "made anew from the texts whenever one is written"),
        (typeof(OrganisationName), [Everything], "what a legal entity was called"),
        (typeof(OrganisationTag), [Everything], "made anew from the texts whenever one is written"),
        (typeof(Seat), [Everything], "codes of municipalities and counties"),
        (typeof(Contribution), ["Kind"], "a code"),
        (typeof(PublishedFact), ["Dated", "Kind"], "codes"),
        (typeof(MembershipApplication), ["Number", "ForeignId", "Country", "PostalCode", "Place", "Industry", "Language"], "facts of the organisation that asks"),
        (typeof(Klynge.Activities.Event), ["TimeZone"], "the name of a time zone"),
        (typeof(Klynge.Activities.Registration), ["Number", "Language"], "the number of an organisation, and a code"),
        (typeof(ImportBatch), ["Sha256"], "a fingerprint"),
        (typeof(StoredFile), ["ContentType", "Sha256"], "our own word, and a fingerprint"),
        (typeof(RememberedColumns), [Everything], "headings of lists and what they mean"),
        (typeof(Klynge.Occasions.Occasion), [Everything], "a code"),
        (typeof(JournalLine), ["Name"], "the name of the kind of happening"),
        (typeof(JournalSeal), [Everything], "hashes"),
        (typeof(Setting), [Everything], "settings and notes of the installation"),
        (typeof(Spent), [Everything], "hashes of what was used up"),
        (typeof(WrongTries), [Everything], "hashes, thrown away after a day"),
        (typeof(SavedView), ["Name", "NameKey"], "how a shared view is called; a person's own is hers"),
        (typeof(RegisterUnit), [Everything], "a public register, loaded as it is published"),
    ];

    [Fact]
    public async Task Every_column_of_words_is_accounted_for()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var columns = await site.With((db, _) => Task.FromResult(Columns(db.Model).ToList()));
        columns.Count.ShouldBeGreaterThan(150);
        Unaccounted(columns, AboutSomeone.Tables, AboutSomeone.Texts).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_that_nobody_answers_for_is_seen()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var columns = await site.With((db, _) => Task.FromResult(Columns(db.Model).ToList()));
        Unaccounted(columns, AboutSomeone.Tables.Where(table => table.Row != typeof(Account)), AboutSomeone.Texts)
            .ShouldBe(["Account.Email", "Account.EmailKey", "Account.Language", "Account.Name", "Account.PasswordHash", "Account.Theme"]);
        Unaccounted(columns, AboutSomeone.Tables, AboutSomeone.Texts.Where(text => text.Row != typeof(Contribution))).ShouldBe(["Contribution.Note"]);
        Unaccounted([.. columns, ("Person", "Nickname")], AboutSomeone.Tables, AboutSomeone.Texts).ShouldBe(["Person.Nickname"]);
    }

    [Fact]
    public async Task What_is_said_of_columns_is_true_of_the_record()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var columns = await site.With((db, _) => Task.FromResult(Columns(db.Model).ToHashSet()));
        Nobody.SelectMany(one => one.Columns.Where(column => column != Everything).Select(column => (one.Row.Name, column))).Where(column => !columns.Contains(column)).ShouldBeEmpty();
    }

    [Fact]
    public void Headings_and_columns_are_said_in_both_languages() =>
        AboutSomeone.Tables.SelectMany(table => table.Words.Prepend(table.Heading).Append(table.Note ?? table.Heading)).Concat(AboutSomeone.Texts.Select(text => text.Heading)).Distinct()
            .Where(words => !Texts.All.ContainsKey(words)).ShouldBeEmpty();

    private static IEnumerable<(string Row, string Column)> Columns(IModel model) => model.GetEntityTypes()
        .SelectMany(type => type.GetProperties().Where(property => property.ClrType == typeof(string) || property.ClrType == typeof(byte[])).Select(property => (type.ClrType.Name, property.Name)));

    private static IEnumerable<string> Unaccounted(IEnumerable<(string Row, string Column)> columns, IEnumerable<PersonalTable> tables, IEnumerable<PersonalText> texts)
    {
        var known = tables.Select(table => (table.Row, table.Columns)).Concat(texts.Select(text => (text.Row, text.Columns))).Concat(Nobody.Select(one => (one.Row, Columns: (IReadOnlySet<string>)one.Columns.ToHashSet())))
            .SelectMany(one => one.Columns.Select(column => (one.Row.Name, column))).ToHashSet();
        return columns.Where(one => !known.Contains(one) && !known.Contains((one.Row, Everything))).Select(one => $"{one.Row}.{one.Column}").Order(StringComparer.Ordinal);
    }
}
