using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Klynge.Web.Access;

/// <summary>
/// Keeps and checks passwords: PBKDF2 with HMAC-SHA-512, 210 000 rounds. Hashing is dear on purpose, so at most one core
/// does it at a time and the line is short: a flood of sign-ins waits here, and the pages do not.
/// </summary>
/// <param name="rounds">Fewer only where a test signs in by the hundred.</param>
public sealed class Passwords(int rounds = Passwords.Rounds) : IDisposable
{
    public const int Shortest = 12;
    public const int Longest = 200;
    public const int Rounds = 210_000;
    private const int LongestLine = 64;

    // What remains of the passwords that are guessed first when digits and signs are taken away.
    private static readonly HashSet<string> GuessedFirst =
    [
        "", "password", "passord", "passordpassord", "passwordpassword", "qwerty", "qwertyuiop", "qwertyuiopå", "asdfghjkl", "letmein", "welcome",
        "velkommen", "klynge", "klyngen", "cluster", "admin", "administrator", "sommer", "vinter", "norge", "norway", "hemmelig", "secret",
    ];

    private readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
    private readonly SemaphoreSlim core = new(1, 1);

    // What the password of an account that is not there is compared with.
    private readonly Lazy<string> nobodys = new(() => new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = rounds })).HashPassword(null!, Secrets.New()));
    private int waiting;

    /// <summary>Why a password will not do, or null.</summary>
    public static Refusal? Weak(string password, string email)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < Shortest)
            return Refusal.On("Password", "A password has at least {0} characters. A short sentence is easy to remember and hard to guess.", Shortest);
        if (password.Length > Longest)
            return Refusal.On("Password", "At most {0} characters can be kept.", Longest);
        var letters = string.Concat(password.Where(char.IsLetter)).ToLowerInvariant();
        return GuessedFirst.Contains(letters) || password.Distinct().Count() < 6 || Account.Key(password) == Account.Key(email)
            ? Refusal.On("Password", "This password is among the first that are guessed. A short sentence is easy to remember and hard to guess.")
            : null;
    }

    /// <summary>The hash to keep, or null when too many stand in line.</summary>
    public Task<string?> Hash(string password, CancellationToken cancel) =>
        InTurn<string?>(() => hasher.HashPassword(null!, Plain(password)), null, cancel);

    /// <summary>Whether it is right. An account that is not there, or has no password, takes as long as one that has.</summary>
    public Task<Verdict> Check(string? hash, string password, CancellationToken cancel) => InTurn(() =>
    {
        var result = hasher.VerifyHashedPassword(null!, hash ?? nobodys.Value, Plain(password));
        return hash is null || result == PasswordVerificationResult.Failed ? Verdict.Wrong
            : result == PasswordVerificationResult.SuccessRehashNeeded ? Verdict.RightButOld
            : Verdict.Right;
    }, Verdict.Busy, cancel);

    public void Dispose() => core.Dispose();

    private async Task<T> InTurn<T>(Func<T> work, T busy, CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > LongestLine)
                return busy;
            await core.WaitAsync(cancel);
            try
            {
                return await Task.Run(work, cancel);
            }
            finally
            {
                core.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    // One person's ø is another keyboard's o and stroke: both are the same password.
    private static string Plain(string password) => password.Normalize(NormalizationForm.FormKC);
}

/// <summary>What came of comparing a password.</summary>
public enum Verdict
{
    Wrong,
    Right,

    /// <summary>Right, and kept with fewer rounds than today: it is hashed anew.</summary>
    RightButOld,

    /// <summary>Too many stand in line; nothing was compared.</summary>
    Busy,
}
