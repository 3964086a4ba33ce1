"""What Redis does in one go, in its own language: several steps, one round trip, nobody between them.

They are sent with each call and not kept by name, for a server that was killed would have forgotten the name.
"""

_NOTE = """
local function note(key, message, now, seconds, most)
    redis.call('ZADD', key, now, message)
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now - seconds)
    redis.call('ZREMRANGEBYRANK', key, 0, -most - 1)
    redis.call('EXPIRE', key, seconds)
end
"""

RECORD = (
    _NOTE
    + """
note(KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
"""
)
"""KEYS: messages. ARGV: message, now, seconds, most."""

ANSWERED = (
    RECORD
    + """
redis.call('SET', KEYS[2], 'done', 'EX', ARGV[5])
return redis.call('MGET', KEYS[3], KEYS[4])
"""
)
"""KEYS: messages, the update, the chat's leaves (2). ARGV: as above, seconds of an update. Gives the leaves."""

CLAIM = (
    _NOTE
    + """
local function either(a, b)
    return redis.call('GET', a) or redis.call('GET', b)
end

local before = either(KEYS[3], KEYS[4])
if before == 'done' then
    return {-1, {}}
end
local holder = either(KEYS[1], KEYS[2])
if holder and holder ~= ARGV[5] then
    return {0, {}}
end
redis.call('SET', KEYS[1], ARGV[5], 'EX', ARGV[6])
local tries = (before or 0) + 1
redis.call('SET', KEYS[3], tries, 'EX', ARGV[7])
if ARGV[1] ~= '' then
    note(KEYS[5], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
end
return {tries, redis.call('MGET', unpack(KEYS, 6))}
"""
)
"""KEYS: claims (2), updates (2), messages, the chat's leaves (2), its languages.
ARGV: message or nothing, now, seconds, most, own name, seconds of a claim, of an update.
Gives the tries (-1: done, 0: elsewhere), and the leaves and languages.
"""

EXTEND = """
for _, key in ipairs(KEYS) do
    if redis.call('GET', key) == ARGV[1] then
        redis.call('EXPIRE', key, ARGV[2])
    end
end
"""
"""KEYS: claims (2). ARGV: own name, seconds of a claim. A claim that another process holds by now stays as it is."""
