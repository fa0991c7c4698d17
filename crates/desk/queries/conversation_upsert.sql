INSERT INTO conversation
    (id, pair, at_ms, last, unread, held, failed, state, lapses_at_ms, next_change_ms)
SELECT
    unhex(value ->> 0), value ->> 1, value ->> 2, value ->> 3, value ->> 4,
    value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9
FROM json_each(?1)
WHERE true
ON CONFLICT (id) DO UPDATE SET
    at_ms = excluded.at_ms, last = excluded.last, unread = excluded.unread, held = excluded.held,
    failed = excluded.failed, state = excluded.state, lapses_at_ms = excluded.lapses_at_ms,
    next_change_ms = excluded.next_change_ms
