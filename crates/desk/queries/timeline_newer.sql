SELECT key, at_ms, arrival, body FROM timeline_item
WHERE conversation = ?1 AND (at_ms, arrival, key) > (?2, ?3, ?4)
ORDER BY at_ms, arrival, key
LIMIT ?5
