using Klynge.Tests.Site;
using Klynge.Web.Post;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Klynge.Tests.Post;

/// <summary>A site with a mail server, whose postman walks when the test says so.</summary>
internal static class PostOffice
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Action<WebApplicationBuilder> At(SmtpSink sink) => builder =>
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IPost>(new SmtpPost(new MailServer("127.0.0.1", sink.Port, "klynge@klyngen.example", null, null, Tls: false), Patience)));
        builder.Services.AddSingleton<Postman>();
    };

    public static Task<int> Round(this RunningSite site) => site.Services.GetRequiredService<Postman>().Round(default);

    public static Task<int> Write(this RunningSite site, string to = "kari@klyngen.example", string subject = "Hei på deg", string body = "Æ, ø og å.\n", int count = 1) => site.With((db, _) =>
    {
        for (var i = 0; i < count; i++)
            db.Letters.Add(new Letter { To = to, Subject = subject, Body = body, WrittenAt = db.Now, NextTryAt = db.Now });
        return db.SaveChangesAsync();
    });

    public static Task<List<Letter>> Letters(this RunningSite site) => site.With((db, _) => db.Letters.AsNoTracking().OrderBy(l => l.Id).ToListAsync());
}
