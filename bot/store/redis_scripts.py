"""Lua scripts that Redis runs atomically, in one round trip; EVAL, not EVALSHA: a restart loses the script cache."""

DONE, CLAIMED_BY_OTHER = -1, 0
"""What CLAIM returns instead of a number of attempts."""

CLOSING_UPDATES = 2
"""The first of the values that CLAIM returns are so many closing updates; the others are languages."""

_RECORD_FUNCTION = """
local function record(key, message, now, seconds, limit)
    redis.call('ZADD', key, now, message)
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now - seconds)
    redis.call('ZREMRANGEBYRANK', key, 0, -limit - 1)
    redis.call('EXPIRE', key, seconds)
end
"""

RECORD = (
    _RECORD_FUNCTION
    + """
record(KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
"""
)
"""KEYS: messages. ARGV: message, now, seconds, limit."""

RECORD_ANSWER = (
    RECORD
    + """
redis.call('SET', KEYS[2], 'done', 'EX', ARGV[5])
return redis.call('MGET', KEYS[3], KEYS[4])
"""
)
"""KEYS: messages, the update, the chat's closing updates (2). ARGV: as above, seconds of an update.
Returns the closing updates.
"""

CLAIM = (
    _RECORD_FUNCTION
    + """
local function get_first(a, b)
    return redis.call('GET', a) or redis.call('GET', b)
end

local before = get_first(KEYS[3], KEYS[4])
if before == 'done' then
    return {-1, {}}
end
local owner = get_first(KEYS[1], KEYS[2])
if owner and owner ~= ARGV[5] then
    return {0, {}}
end
redis.call('SET', KEYS[1], ARGV[5], 'EX', ARGV[6])
local attempts = (before or 0) + 1
redis.call('SET', KEYS[3], attempts, 'EX', ARGV[7])
if ARGV[1] ~= '' then
    record(KEYS[5], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
end
return {attempts, redis.call('MGET', unpack(KEYS, 6))}
"""
)
"""KEYS: claims (2), updates (2), messages, the chat's closing updates (2), its languages.
ARGV: message or '', now, seconds, limit, own name, seconds of a claim, of an update.
Returns the attempts (or DONE, CLAIMED_BY_OTHER), and the closing updates and languages.
"""

EXTEND = """
for _, key in ipairs(KEYS) do
    if redis.call('GET', key) == ARGV[1] then
        redis.call('EXPIRE', key, ARGV[2])
    end
end
"""
"""KEYS: claims (2). ARGV: own name, seconds of a claim. A claim that another process holds by now is left alone."""
