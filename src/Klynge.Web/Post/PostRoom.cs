using Klynge.Web.Shell;
using Klynge.Web.Tasks;

namespace Klynge.Web.Post;

/// <summary>Mail out. The postman walks only where a server runs; a command writes its letters and leaves them for him.</summary>
internal sealed class PostRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<Outbox>();
        if (MailServer.Of(configuration) is not { } server)
        {
            services.AddSingleton<IPost, NoPost>();
            return;
        }

        services.AddSingleton<IPost>(new SmtpPost(server, SmtpPost.Patience));
        services.AddSingleton<Postman>();
        services.AddSingleton<IRounds>(provider => provider.GetRequiredService<Postman>());
    }
}
