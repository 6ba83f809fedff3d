using System.Collections.Concurrent;

namespace Klynge.Web.Shell.Api;

/// <summary>
/// How fast one key may ask: so many a minute, and as many at once after a rest. It is counted in this process and forgotten
/// with it; who waited a minute is not remembered.
/// </summary>
internal sealed class Pace(int perMinute, TimeProvider clock)
{
    public const int Usual = 600;
    public const string Setting = "ApiRequestsPerMinute";

    private readonly ConcurrentDictionary<Guid, Bucket> buckets = new();

    /// <summary>Null when it may go on; else how many seconds to wait.</summary>
    public int? Waits(Visit visit)
    {
        var now = clock.GetUtcNow();
        return buckets.GetOrAdd(visit.KeyId ?? visit.AccountId ?? Guid.Empty, _ => new Bucket(perMinute, now)).Take(now, perMinute);
    }

    private sealed class Bucket(double full, DateTimeOffset made)
    {
        private readonly Lock held = new();
        private double left = full;
        private DateTimeOffset at = made;

        public int? Take(DateTimeOffset now, int perMinute)
        {
            lock (held)
            {
                left = Math.Min(perMinute, left + (Math.Max(0, (now - at).TotalMinutes) * perMinute));
                at = now;
                if (left < 1)
                    return (int)Math.Max(1, Math.Ceiling((1 - left) * 60 / perMinute));
                left--;
                return null;
            }
        }
    }
}
