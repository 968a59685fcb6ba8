/**
 * The arithmetic of `bucket.ts`, in Lua: it runs in the server in one atomic step, on the server's clock. A property test
 * feeds both the same asks and expects the same answers.
 *
 * KEYS[1] the bucket. ARGV: now in ms, or '' for the server's clock; verb; start rate; max rate; the rate that was learnt
 * before, or ''; then of `take` the tolerance, of `report` the epoch, the kind of outcome, and Retry-After in ms or ''.
 * Numbers come back as text, since Redis cuts the digits after the point off.
 *
 * A bucket that is gone, as after a FLUSHALL, starts empty at the learnt rate: nothing is granted twice or learnt again.
 */
export const bucketScript = `
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000 + t[2] / 1000
end
local verb, startRate, maxRate = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local forgetMs = 24 * 3600 * 1000
local never = -math.huge

local stored = redis.call('GET', KEYS[1])
local b
if stored then
  b = cmsgpack.unpack(stored)
else
  b = {
    tat = now, rate = math.min(startRate, maxRate), ceiling = maxRate, epoch = 1, blockedUntil = now, throttledInRow = 0,
    everThrottled = false, probing = false, probingSince = now, openSince = now, windowedUntil = never, cutAt = never,
    grownAt = now, crossedAt = false, saturatedAt = never
  }
  local learnt = tonumber(ARGV[5])
  if learnt then
    b.rate = math.min(learnt, maxRate)
    b.ceiling = b.rate
    b.everThrottled = true
    b.tat = now + math.max(5, b.rate / 5) * 1000 / b.rate
  end
end

local function text(number) return string.format('%.17g', number) end
local function burstOf(rate) return math.max(5, rate / 5) end

local function setRate(rate)
  local held = math.max(0, b.tat - now) * b.rate
  b.rate = math.min(math.max(rate, math.min(1, maxRate)), maxRate)
  b.tat = now + held / b.rate
end

local function growthPerSecond()
  if b.rate < b.ceiling then return 0.02 * b.ceiling end
  if now < b.windowedUntil then return 0.005 * b.rate end
  if not b.crossedAt then b.crossedAt = now end
  local quickened = 0.005 + (0.0005 * (now - b.crossedAt)) / 1000
  return math.min(quickened, 0.05) * b.rate
end

local function grow()
  local saturated = now - b.saturatedAt <= 1000 and b.saturatedAt >= b.cutAt
  if not b.everThrottled then
    if not saturated or b.saturatedAt < b.grownAt or now - b.grownAt < 500 then return end
    b.grownAt = now
    setRate(b.rate * 2)
    return
  end
  if now - b.cutAt < 1000 or b.probing then return end
  local since = math.max(b.grownAt, b.cutAt + 1000)
  local seconds = math.min(now - since, 1000) / 1000
  b.grownAt = now
  if not saturated then return end
  setRate(b.rate + growthPerSecond() * seconds)
end

local function spread(pausedMs)
  local openMs = math.min(b.probingSince - b.openSince, math.max(0, 60000 - pausedMs))
  setRate((b.ceiling * openMs) / 60000)
  b.openSince = now
  b.ceiling = b.rate
  b.windowedUntil = now + 90000
end

local function succeed()
  b.throttledInRow = 0
  if not b.probing then return end
  b.probing = false
  b.blockedUntil = math.min(b.blockedUntil, now)
  local pausedMs = now - b.probingSince
  if pausedMs >= 5000 then spread(pausedMs) end
end

local function throttle()
  if b.probing then
    b.blockedUntil = math.max(b.blockedUntil, now + 1000)
    return
  end
  if b.throttledInRow == 0 then b.ceiling = b.rate end
  b.throttledInRow = b.throttledInRow + 1
  b.everThrottled = true
  b.epoch = b.epoch + 1
  b.cutAt = now
  b.grownAt = now
  b.crossedAt = false
  local deep = b.throttledInRow >= 3
  setRate(b.rate * (deep and 0.5 or 0.93))
  if not deep and now >= b.windowedUntil then return end
  b.probing = true
  b.probingSince = now
  b.blockedUntil = math.max(b.blockedUntil, now + 1000)
end

local function take(tolerance)
  if now < b.blockedUntil then return { '0', text(b.blockedUntil - now), text(b.rate) } end
  grow()
  local interval = 1000 / b.rate
  local window = (math.max(tolerance * burstOf(b.rate), 1) - 1) * interval
  local base = math.max(b.tat, now)
  local early = base - now - window
  if early > 1e-6 then
    b.saturatedAt = now
    return { '0', text(early), text(b.rate) }
  end
  b.tat = base + interval
  if b.probing then b.blockedUntil = now + 1000 end
  return { '1', text(b.epoch), text(b.rate), text(math.max(0, burstOf(b.rate) - (b.tat - now) / interval)) }
end

local function report(epoch, kind, retryAfterMs)
  if retryAfterMs then b.blockedUntil = math.max(b.blockedUntil, now + retryAfterMs) end
  if epoch ~= b.epoch then return {} end
  if kind == 'ok' then succeed() else throttle() end
  return {}
end

if verb == 'state' then
  return { text(b.rate), text(burstOf(b.rate)), text(b.epoch), text(math.max(0, b.blockedUntil - now)) }
end
local answer
if verb == 'take' then
  answer = take(tonumber(ARGV[6]))
else
  answer = report(tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8]))
end
redis.call('SET', KEYS[1], cmsgpack.pack(b), 'PX', forgetMs)
return answer
`;
