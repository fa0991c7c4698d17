INSERT INTO timeline_item (conversation, at_ms, arrival, key, body, unread, failed, held, pending)
SELECT
    unhex(value ->> 0), value ->> 1, value ->> 2, unhex(value ->> 3), value ->> 4,
    value ->> 5, value ->> 6, value ->> 7, value ->> 8
FROM json_each(?1)
WHERE true
ON CONFLICT (conversation, key) DO UPDATE SET
    at_ms = excluded.at_ms, arrival = excluded.arrival, body = excluded.body,
    failed = excluded.failed, held = excluded.held, pending = excluded.pending
WHERE at_ms <> excluded.at_ms OR arrival <> excluded.arrival OR body <> excluded.body
   OR failed <> excluded.failed OR held <> excluded.held OR pending <> excluded.pending
RETURNING conversation, key
