using Klynge.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Klynge.Web.Shell;

/// <summary>The deed a page, an address or a deed's own class asks for. Every door carries this or <see cref="OpenAttribute"/>; a door with neither is closed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MayAttribute(Deed deed) : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    public Deed Deed => deed;
    public string? Policy { get; set; }
    public string? Roles { get; set; }
    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new DeedRequirement(deed)];
}

/// <summary>A door for whoever is signed in, without asking for a deed: her own account, her clusters.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    public string? Policy { get; set; }
    public string? Roles { get; set; }
    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new SignedInRequirement()];
}

/// <summary>A door that is open to everyone, and says why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute(string why) : Attribute, IAllowAnonymous
{
    public string Why => why;
}

public sealed record DeedRequirement(Deed Deed) : IAuthorizationRequirement;

public sealed record SignedInRequirement : IAuthorizationRequirement;

/// <summary>What the fallback policy asks: nobody has it, so a door that says nothing stays closed.</summary>
public sealed record ClosedRequirement : IAuthorizationRequirement;

internal sealed class DeedHandler(IHttpContextAccessor http) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        var visit = http.HttpContext!.RequestServices.GetRequiredService<Visit>();
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            if (requirement is DeedRequirement(var deed) && visit.SignedIn && visit.May(deed) && !(visit.ReadsOnly && Writes(http.HttpContext.Request.Method)))
                context.Succeed(requirement);
            if (requirement is SignedInRequirement && visit.SignedIn)
                context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static bool Writes(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
}

/// <summary>
/// What a closed door answers: sign-in for who has not, 404 for a cluster that is unknown or not hers, and a plain page
/// for who belongs there but may not do this.
/// </summary>
internal sealed class ClosedDoor : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var visit = context.RequestServices.GetRequiredService<Visit>();
        if (authorizeResult.Succeeded)
            return next(context);
        if (!visit.SignedIn)
            return usual.HandleAsync(next, context, policy, PolicyAuthorizationResult.Challenge());

        context.Response.StatusCode = visit.AtHome ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
