using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Klynge.Web.Shell.Charts;

/// <summary>Stacked columns as SVG, in a size of their own for broad and for narrow pages, so that the words stay readable. Colours and strokes are classes: no style stands in the markup.</summary>
internal sealed class Drawing(ColumnChart chart, HtmlEncoder encoder)
{
    private readonly StringBuilder svg = new();

    public string Broad() => Draw(new(720, chart.Came is null ? 300 : 380, 34, 570, 24, 270, 52, Names: true), "k-broad");

    public string Narrow() => Draw(new(358, chart.Came is null ? 300 : 380, chart.Total.Max(value => value.Number ?? 0) < 1000 ? 22 : 40, 344, 24, 270, 36, Names: false), "k-narrow");

    public string Small() => Draw(new(300, 190, 0, 300, 30, 160, 32, Names: false) { Axis = false }, null);

    private string Draw(Frame frame, string? css)
    {
        svg.Clear();
        svg.Append(CultureInfo.InvariantCulture, $"<svg{(css is null ? "" : $" class=\"{css}\"")} viewBox=\"0 0 {frame.Width} {frame.Height}\" role=\"img\" aria-labelledby=\"{chart.Id}-title\" preserveAspectRatio=\"xMidYMid meet\">");
        var most = Math.Max(1, chart.Total.Max(value => value.Number ?? 0));
        var top = DrawAxis(frame, most);
        for (var i = 0; i < chart.Columns.Count; i++)
            DrawColumn(frame, i, top);
        if (frame.Names)
            DrawNames(frame, top);
        if (chart.Came is not null && chart.Went is not null)
            DrawFlows(frame, chart.Came, chart.Went);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>At most four lines with round numbers; answers the number at the top.</summary>
    private double DrawAxis(Frame frame, int most)
    {
        if (!frame.Axis)
        {
            Line(frame.Left, frame.Right, frame.Bottom);
            return most;
        }

        var step = Round(most / 3.0);
        var lines = (int)Math.Ceiling(most / (double)step);
        for (var i = 0; i <= lines; i++)
        {
            var y = frame.Bottom - (frame.Bottom - frame.Top) * i / lines;
            Line(frame.Left, frame.Right, y);
            Text(frame.Left - 8, y + 4, Written(i * step), anchor: "end");
        }

        return lines * step;
    }

    private void DrawColumn(Frame frame, int i, double top)
    {
        var (x, width) = frame.Column(i, chart.Columns.Count);
        var below = 0;
        foreach (var series in chart.Series)
        {
            if (series.Values[i].Number is not > 0 and var none)
                continue;
            var number = series.Values[i].Number!.Value;
            var (from, to) = (frame.Y(below, top), frame.Y(below + number, top));
            Bar(series.Css, x, to, width, Math.Max(0.6, from - to - (chart.Series.Count > 1 ? 1.5 : 0)), $"{chart.Columns[i]}: {Written(number)} {series.Name}");
            below += number;
        }

        if (!frame.Spoken(i, chart.Columns.Count))
            return;
        Text(x + width / 2, frame.Y(below, top) - 7, Written(chart.Total[i].Number ?? 0), "strong", "middle");
        Text(x + width / 2, frame.Bottom + 18, chart.Columns[i], anchor: "middle");
    }

    /// <summary>Names at the last column, moved apart where they would lie on each other.</summary>
    private void DrawNames(Frame frame, double top)
    {
        var last = chart.Columns.Count - 1;
        var (x, width) = frame.Column(last, chart.Columns.Count);
        var below = 0;
        var y = double.MaxValue;
        foreach (var series in chart.Series.Where(series => series.Values[last].Number > 0))
        {
            var number = series.Values[last].Number!.Value;
            y = Math.Min(frame.Y(below + number / 2.0, top), y - 15);
            below += number;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" fill=\"none\" d=\"M{x + width + 3:0.#} {y:0.#}H{frame.Right + 1}\"/><circle class=\"{series.Css}\" cx=\"{frame.Right + 6}\" cy=\"{y:0.#}\" r=\"4\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{frame.Right + 15}\" y=\"{y + 4:0.#}\"><tspan class=\"strong\">{Said(Written(number))}</tspan> {Said(series.Name)}</text>");
        }
    }

    private void DrawFlows(Frame frame, ChartSeries came, ChartSeries went)
    {
        const double Zero = 334;
        var most = Math.Max(1, came.Values.Concat(went.Values).Max(value => value.Number ?? 0));
        Line(frame.Left, frame.Right, Zero);
        if (frame.Names)
        {
            Text(frame.Right + 10, Zero - 10, came.Name);
            Text(frame.Right + 10, Zero + 16, went.Name);
        }

        for (var i = 0; i < chart.Columns.Count; i++)
        {
            var (x, width) = frame.Column(i, chart.Columns.Count);
            var (bar, words) = (Math.Min(22, width), frame.Step(chart.Columns.Count) >= 48);
            if (came.Values[i].Number is > 0 and var more)
            {
                Bar("c1", x, Zero - 30.0 * more / most, bar, 30.0 * more / most, $"{chart.Columns[i]}: +{Written(more)} {came.Name}");
                if (words)
                    Text(x + bar + 5, Zero - 6, "+" + Written(more));
            }

            if (went.Values[i].Number is > 0 and var less)
            {
                Bar("hollow", x, Zero + 1, bar, 30.0 * less / most, $"{chart.Columns[i]}: −{Written(less)} {went.Name}");
                if (words)
                    Text(x + bar + 5, Zero + 14, "−" + Written(less));
            }
        }
    }

    private void Bar(string css, double x, double y, double width, double height, string title) => svg.Append(
        CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.##}\"><title>{Said(title)}</title></rect>");

    private void Line(double from, double to, double y) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{from:0.#}\" x2=\"{to:0.#}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");

    private void Text(double x, double y, string words, string? css = null, string? anchor = null) => svg.Append(
        CultureInfo.InvariantCulture, $"<text{(css is null ? "" : $" class=\"{css}\"")} x=\"{x:0.#}\" y=\"{y:0.#}\"{(anchor is null ? "" : $" text-anchor=\"{anchor}\"")}>{Said(words)}</text>");

    private string Said(string words) => encoder.Encode(words);

    private static string Written(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>1, 2 or 5 with noughts, not below the number.</summary>
    private static int Round(double number)
    {
        var ten = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, number))));
        return (int)(new[] { 1, 2, 5, 10 }.First(times => times * ten >= number) * ten);
    }
}
