using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Access.Outside;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Post;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Klynge.Tests.House;

/// <summary>What the model must say so that one cluster never meets another's rows.</summary>
internal static class Tenancy
{
    /// <summary>Tables that belong to the installation, and why.</summary>
    private static readonly Dictionary<Type, string> OfTheInstallation = new()
    {
        [typeof(Cluster)] = "is what the others belong to",
        [typeof(Account)] = "one person signs in once, whatever clusters she has roles in",
        [typeof(AccountRole)] = "is read before the cluster is known, to find it",
        [typeof(Session)] = "belongs to an account",
        [typeof(Passkey)] = "belongs to an account",
        [typeof(OutsideLogin)] = "belongs to an account",
        [typeof(Spent)] = "is used up before anyone is known",
        [typeof(WrongTries)] = "is counted before anyone is known",
        [typeof(OneTimeToken)] = "is read before anyone is known",
        [typeof(ApiToken)] = "is read before the cluster is known, to find it",
        [typeof(Letter)] = "the postman sends for all clusters",
        [typeof(Setting)] = "is the installation's own",
    };

    public static IEnumerable<string> Faults(IModel model, IReadOnlyList<string> guarded)
    {
        foreach (var type in model.GetEntityTypes())
        {
            var name = type.ClrType.Name;
            if (!type.ClrType.IsAssignableTo(typeof(IOfCluster)))
            {
                if (!OfTheInstallation.ContainsKey(type.ClrType))
                    yield return $"{name} belongs to no cluster, and nobody has said why";
            }
            else
            {
                if (type.FindDeclaredQueryFilter(Db.ReachFilter) is null)
                    yield return $"{name} is seen without reach";
                if (!guarded.Contains(type.GetTableName()!))
                    yield return $"{name} has no row policy";
                if (type.ClrType.IsAssignableTo(typeof(Owned)) && !type.GetKeys().Any(IsPair))
                    yield return $"{name} has no key of cluster and id";
            }

            foreach (var key in type.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(Owned))))
                if (!IsPair(key.PrincipalKey) || key.Properties is not [{ Name: "ClusterId" }, ..])
                    yield return $"{name} points at {key.PrincipalEntityType.ClrType.Name} without its cluster";
        }

        foreach (var table in guarded.Except(model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IOfCluster))).Select(type => type.GetTableName()!)))
            yield return $"{table} is guarded, and is no table of a cluster";
    }

    private static bool IsPair(IKey key) => key.Properties is [{ Name: "ClusterId" }, { Name: "Id" }];
}
