using System.Globalization;
using Klynge.Web.Language;
using Klynge.Web.Storage;

namespace Klynge.Web.Post;

/// <summary>Letters wait here in the transaction of what they tell of; the postman takes them when it is done.</summary>
public sealed class Outbox(Db db, IPost post)
{
    /// <summary>False: no mail server is set up, and a link must be carried by hand.</summary>
    public bool Sends => post.Sends;

    /// <summary>Writes a letter in the language of the one who gets it. The caller saves.</summary>
    public void Put(string to, string language, Guid? clusterId, Func<LetterText> write)
    {
        if (!post.Sends)
            return;
        var text = In(language, write);
        db.Letters.Add(new Letter { To = to, ClusterId = clusterId, Subject = text.Subject, Body = text.Body, Calendar = text.Calendar, WrittenAt = db.Now, NextTryAt = db.Now });
    }

    private static T In<T>(string language, Func<T> write)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Days.Of(language);
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }
}

/// <summary>Subject and plain text, and perhaps a calendar file that goes along.</summary>
public sealed record LetterText(string Subject, string Body)
{
    public string? Calendar { get; init; }

    public static LetterText Of(string subject, params string[] paragraphs) => new(subject, string.Join("\n\n", [.. paragraphs, Texts.Say("This letter was sent by Klynge.")]) + "\n");
}
