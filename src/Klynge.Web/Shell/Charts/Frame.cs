namespace Klynge.Web.Shell.Charts;

/// <summary>Where in the drawing things stand.</summary>
internal sealed record Frame(int Width, int Height, int Left, int Right, int Top, int Bottom, int Widest, bool Names)
{
    public bool Axis { get; init; } = true;

    public double Step(int columns) => (Right - Left) / (double)columns;

    public (double X, double Width) Column(int i, int columns)
    {
        var width = Math.Min(Widest, Step(columns) * 0.68);
        return (Left + Step(columns) * i + (Step(columns) - width) / 2, width);
    }

    public double Y(double number, double top) => Bottom - (Bottom - Top) * number / top;

    /// <summary>With many columns only every so many has words, counted from the last.</summary>
    public bool Spoken(int i, int columns) => (columns - 1 - i) % (int)Math.Ceiling(44 / Step(columns)) == 0;
}
