SELECT key AS "key!", at_ms AS "at_ms!", arrival AS "arrival!" FROM timeline_item INDEXED BY timeline_item_unread
WHERE conversation = ?1 AND unread = 1
ORDER BY at_ms, arrival, key
LIMIT 1
