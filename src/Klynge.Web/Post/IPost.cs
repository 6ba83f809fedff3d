namespace Klynge.Web.Post;

/// <summary>The way letters leave: by a mail server, or not at all where none is set up.</summary>
public interface IPost
{
    /// <summary>False: nothing can be sent, and links are shown to the one who asked for them.</summary>
    bool Sends { get; }

    /// <summary>Whether the mail server answers at all, before any letter is risked.</summary>
    Task<bool> Answers(CancellationToken cancel);

    Task<Delivery> Send(Letter letter, CancellationToken cancel);
}

/// <summary>What became of one letter.</summary>
public enum Delivery
{
    Sent,

    /// <summary>The server said no for now; it has no copy, so another try makes no second one.</summary>
    Later,

    /// <summary>The server said no for good: the address does not exist, or the letter cannot be written.</summary>
    Never,

    /// <summary>The line broke before the answer came. It may have arrived, so it is not sent again by itself.</summary>
    Unknown,
}

/// <summary>No mail server is set up.</summary>
public sealed class NoPost : IPost
{
    public bool Sends => false;

    public Task<bool> Answers(CancellationToken cancel) => Task.FromResult(false);

    public Task<Delivery> Send(Letter letter, CancellationToken cancel) => Task.FromResult(Delivery.Later);
}
