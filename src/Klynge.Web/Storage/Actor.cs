namespace Klynge.Web.Storage;

/// <summary>Who is acting: an account, or nobody where the command line acts as owner of the installation.</summary>
public sealed class Actor
{
    public Guid? AccountId { get; private set; }

    public void Is(Guid? accountId) => AccountId = accountId;
}
