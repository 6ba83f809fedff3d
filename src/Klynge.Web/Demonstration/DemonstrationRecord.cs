namespace Klynge.Web.Demonstration;

/// <summary>The whole demonstration as of a day, made in memory: the same on every machine for the same day.</summary>
internal static class DemonstrationRecord
{
    public static IReadOnlyList<Register> Of(DateOnly today, DateTime now)
    {
        var registers = PublishedFiles.Clusters.Select(published => PublishedRows.Of(published, today, now)).ToList();
        var rows = new RosterRows();
        foreach (var roster in Rosters.All)
        {
            var register = registers.Single(register => register.Cluster.Slug == roster.Cluster);
            rows.Write(roster, register, People.ManagerOf(roster.Cluster).Id);
            Team.Write(register);
            Aims.Write(register, roster.Start);
            Gatherings.Write(register, roster.Start, People.ManagerOf(roster.Cluster).Id);
            Groupwork.Write(register, roster.Start, People.ManagerOf(roster.Cluster).Id);
            Bridges.Write(register, roster.Start, People.ManagerOf(roster.Cluster).Id);
            ContactBook.Write(register, People.ManagerOf(roster.Cluster).Id);
            if (roster == Rosters.All[0])
                Applications.Write(register, roster.Start, People.ManagerOf(roster.Cluster).Id, People.All.Single(guest => guest.As == "Staff").Id);
        }

        return registers;
    }
}
