namespace Klynge.Members;

/// <summary>How fast something grew: the yearly rate that, compounded, leads from the first figure to the last.</summary>
public static class GrowthRate
{
    /// <summary>The yearly rate as a share (0.33 is 33 %); null when there is no first figure to grow from, or no years.</summary>
    public static decimal? Compound(decimal first, decimal last, int years)
    {
        if (first <= 0 || last < 0 || years <= 0)
            return null;

        var times = Math.Pow((double)(last / first), 1.0 / years);
        return decimal.Round((decimal)times - 1, 12);
    }
}
