using Klynge.Web.Members.BusinessRegister;

namespace Klynge.Web.Storage.Checkup;

/// <summary>How old the copy of the public business register is. Who has never loaded one has chosen to be without, and is told nothing.</summary>
internal static class RegisterAge
{
    /// <summary>Bankruptcies are published every day: what is older than this tells of too few.</summary>
    private const int Oldest = 40;

    public static async Task<Finding?> Examine(Place place, DateOnly today, CancellationToken cancel)
    {
        if (await new PublicRegister(new RegisterPlace(place)).Loaded(cancel) is not { } loaded)
            return null;
        return today.DayNumber - loaded.Day.DayNumber <= Oldest
            ? Finding.Well("register", "The business register is loaded as it was on {0}.", loaded.Day)
            : Finding.Ill("register", "The business register is loaded as it was on {0}. Fetch a newer file and run “klynge register load”.", loaded.Day);
    }
}
