-- Asks for the addresses of a list, in an order that the seed says. Surroundings: ADDRESSES (a file, one path a line), SEED, COOKIE.
local paths = {}
for line in io.lines(os.getenv("ADDRESSES")) do paths[#paths + 1] = line end
local x = tonumber(os.getenv("SEED") or "1")
local headers = {}
if (os.getenv("COOKIE") or "") ~= "" then headers["Cookie"] = os.getenv("COOKIE") end
request = function()
  x = (x * 48271) % 2147483647
  return wrk.format("GET", paths[1 + x % #paths], headers)
end
done = function(summary, latency)
  io.write(string.format("RESULT %d %d %.3f %.3f %d\n", summary.requests, summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.timeout))
end
