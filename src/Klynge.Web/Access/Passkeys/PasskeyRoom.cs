using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Klynge.Web.Access.Passkeys;

/// <summary>Passkeys: the framework's own handler judges them, over our tables and for our public address.</summary>
internal sealed class PasskeyRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IPasskeyHandler<Account>>(provider => new PasskeyHandler<Account>(Users(provider), Options.Create(For(provider.GetRequiredService<PublicAddress>().Root))));
        services.AddScoped<AskForPasskey>();
        services.AddScoped<SignInWithPasskey>();
        services.AddScoped<AddPasskey>();
        services.AddScoped<KeepPasskey>();
    }

    /// <summary>For whom and from where a passkey is good. Never what a request calls the host: only the address the owner gave.</summary>
    internal static IdentityPasskeyOptions For(Uri root) => new()
    {
        ServerDomain = root.Host,
        UserVerificationRequirement = "required",
        // A passkey that the device can offer by itself: nobody needs to say who she is first.
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.TopOrigin is null && context.Origin == root.GetLeftPart(UriPartial.Authority)),
    };

    private static UserManager<Account> Users(IServiceProvider provider) => new(
        new PasskeyStore(provider.GetRequiredService<Db>()), Options.Create(new IdentityOptions()), new PasswordHasher<Account>(), [], [],
        new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), provider, provider.GetRequiredService<ILogger<UserManager<Account>>>());
}
