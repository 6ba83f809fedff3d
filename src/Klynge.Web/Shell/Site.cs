using System.Text.Encodings.Web;
using System.Text.Unicode;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell.Api;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Klynge.Web.Shell;

/// <summary>The site, put together in one place for the server, the tests and the command line alike.</summary>
public static class Site
{
    /// <param name="place">Where the record lies.</param>
    /// <param name="settings">What the person who installs it has said: addresses, mail, public address.</param>
    /// <param name="more">What a test replaces, the clock above all.</param>
    public static WebApplication Build(Place place, string[] settings, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The pages are found by this name, and the files beside the program, from whatever folder it is started.
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            // What was said holds until it is started again: watching files for changes costs a watcher, and some systems have few.
            Args = [.. settings, "--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.AddEnvironmentVariables("KLYNGE_");
        Logs.Set(builder.Logging);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 22 * 1024 * 1024;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(place);
        AddPages(builder.Services);
        AddAccess(builder.Services);
        Proxies.Add(builder.Services, builder.Configuration);
        Rooms.Add(builder.Services, builder.Configuration);
        more?.Invoke(builder);

        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Visit>();
        services.AddSingleton<Texts>();
        services.AddSingleton<IStringLocalizerFactory, TextsFactory>();
        // ø stays ø in the page; only what could be markup is written as an entity.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(options =>
            {
                options.RootDirectory = "/";
                options.Conventions.Add(new Addresses());
                options.Conventions.Add(new Public.Twins());
            })
            .AddDataAnnotationsLocalization()
            .AddMvcOptions(Wording.Set);
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = SaidOnce.Cookie;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<CookieTempDataProvider>();
        services.AddSingleton<ITempDataProvider, SaidOnce>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "klynge-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "form-key";
            options.HeaderName = "X-Form-Key";
        });
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton<ITicketStore, Sessions>();
        services.AddSingleton<IAuthorizationHandler, DeedHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ClosedDoor>();
        services.AddDataProtection().SetApplicationName("klynge");
        services.AddSingleton<Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository, KeyRing>();
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository>((options, ring) => options.XmlRepository = ring);
        services.AddAuthentication(options => options.DefaultScheme = TokenSignIn.Either)
            .AddCookie(options =>
            {
                options.Cookie.Name = "klynge";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "to";
                options.ExpireTimeSpan = Sessions.Length;
                // Sent on within the site by path alone: what a request calls the host is never repeated.
                options.Events.OnRedirectToLogin = context =>
                {
                    context.Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
                    return Task.CompletedTask;
                };
            })
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.Scheme, null)
            .AddPolicyScheme(TokenSignIn.Either, null, options => options.ForwardDefaultSelector = http =>
                Problem.Answers(http.Request.Path) ? TokenSignIn.Scheme : CookieAuthenticationDefaults.AuthenticationScheme);
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<ITicketStore>((options, store) => options.SessionStore = store);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new ClosedRequirement()).Build());
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<Headers>();
        app.UseMiddleware<Onward>();
        app.UseMiddleware<ReadersLanguage>();
        app.UseMiddleware<Trouble>();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<ProblemWords>();
        app.UseMiddleware<Sanity>();
        app.UseRouting();
        app.UseMiddleware<KnownMethods>();
        // Style and script are nobody's: they ask neither who comes nor the record.
        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null, pages =>
        {
            pages.UseAuthentication();
            pages.UseMiddleware<Arrival>();
        });
        app.UseMiddleware<TooLarge>();
        app.UseAuthorization();
        app.UseMiddleware<NoSuchDay>();
        app.UseMiddleware<Public.PageKeeping>();
        app.UseAntiforgery();
        app.MapStaticAssets().WithMetadata(new OpenAttribute("style, script and fonts hold nothing of anyone"));
        app.MapRazorPages().WithStaticAssets();
        Rooms.Map(app);
    }
}
