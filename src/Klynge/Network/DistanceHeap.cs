namespace Klynge.Network;

/// <summary>The nearest first; four children a node, for fewer steps down.</summary>
internal sealed class DistanceHeap
{
    private (double Length, int Node)[] held = new (double, int)[64];
    private int count;

    public void Push(double length, int node)
    {
        if (count == held.Length)
            Array.Resize(ref held, count * 2);
        var at = count++;
        for (; at > 0 && held[(at - 1) / 4].Length > length; at = (at - 1) / 4)
            held[at] = held[(at - 1) / 4];
        held[at] = (length, node);
    }

    public bool Pop(out double length, out int node)
    {
        (length, node) = count == 0 ? default : held[0];
        if (count == 0)
            return false;

        var last = held[--count];
        var at = 0;
        for (var first = 1; first < count; first = (at * 4) + 1)
        {
            var child = first;
            for (int other = first + 1, end = Math.Min(first + 4, count); other < end; other++)
                if (held[other].Length < held[child].Length)
                    child = other;
            if (held[child].Length >= last.Length)
                break;
            (held[at], at) = (held[child], child);
        }

        held[at] = last;
        return true;
    }
}
