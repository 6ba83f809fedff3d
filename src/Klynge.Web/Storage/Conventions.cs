using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Klynge.Web.Storage;

/// <summary>How every table is written: singular snake_case names, the key pair of tenant-owned rows, the reach filter, words for enums.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<DateTime>().HaveConversion<UtcInstant>();
        configuration.Properties<decimal>().HavePrecision(18, 4);
    }

    public static void Finish(ModelBuilder model, Dialect dialect)
    {
        foreach (var type in model.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.IsAssignableTo(typeof(IOfCluster))).ToList())
        {
            Call(nameof(Filter), type, model);
            if (type.IsAssignableTo(typeof(Owned)))
                Call(nameof(Own), type, model);
        }

        foreach (var type in model.Model.GetEntityTypes())
        {
            type.SetTableName(Snake(type.ClrType.Name));
            foreach (var property in type.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                // Sort keys and folded words are compared byte by byte on both databases.
                if (dialect == Dialect.Postgres && property.ClrType == typeof(string))
                    property.SetCollation("C");
            }
            foreach (var key in type.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var foreign in type.GetForeignKeys())
                foreign.SetConstraintName(Snake(foreign.GetConstraintName()!));
            foreach (var index in type.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    /// <summary>"RegisterVersion" → "register_version".</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static void Call(string method, Type type, params object[] arguments) =>
        typeof(Conventions).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, arguments);

    private static void Filter<T>(ModelBuilder model) where T : class, IOfCluster
    {
        // Each query puts its own Db here. The one that builds the model is not named: the model would hold it, and all it was given, for ever.
        Db asking = null!;
        model.Entity<T>().HasQueryFilter(Db.ReachFilter, row => asking.Reach.Clusters.Contains(row.ClusterId));
    }

    private static void Own<T>(ModelBuilder model) where T : Owned
    {
        var entity = model.Entity<T>();
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Id).ValueGeneratedNever();
        // What points at a row points at cluster and id together: a reference across clusters cannot be written.
        entity.HasAlternateKey(row => new { row.ClusterId, row.Id });
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasOne<Klynge.Members.Cluster>().WithMany().HasForeignKey(row => row.ClusterId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Instants are kept in UTC to the microsecond, which is what PostgreSQL keeps, and come back as UTC.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    value => new DateTime(value.ToUniversalTime().Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

internal static class References
{
    /// <summary>A reference within one cluster: (cluster, id) to (cluster, id).</summary>
    public static void RefersTo<TFrom, TTo>(
        this ModelBuilder model, Expression<Func<TFrom, object?>> key, DeleteBehavior onDelete = DeleteBehavior.Restrict)
        where TFrom : class where TTo : Owned =>
        model.Entity<TFrom>().HasOne<TTo>().WithMany().HasForeignKey(key).HasPrincipalKey(to => new { to.ClusterId, to.Id }).OnDelete(onDelete);

    /// <summary>A part of a whole, loaded with it and gone with it.</summary>
    public static void PartOf<TWhole, TPart>(
        this ModelBuilder model, Expression<Func<TWhole, IEnumerable<TPart>?>> parts, Expression<Func<TPart, object?>> key)
        where TWhole : Owned where TPart : class =>
        model.Entity<TWhole>().HasMany(parts).WithOne().HasForeignKey(key).HasPrincipalKey(whole => new { whole.ClusterId, whole.Id }).OnDelete(DeleteBehavior.Cascade);
}
