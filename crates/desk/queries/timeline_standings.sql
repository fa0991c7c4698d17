SELECT
    unhex(value) AS "conversation!: Vec<u8>",
    (SELECT json_array(at_ms, body) FROM timeline_item
     WHERE conversation = unhex(value)
     ORDER BY at_ms DESC, arrival DESC, key DESC
     LIMIT 1) AS "last?: String",
    (SELECT COUNT(*) FROM timeline_item INDEXED BY timeline_item_unread
     WHERE conversation = unhex(value) AND unread = 1) AS "unread!: i64",
    (SELECT COUNT(*) FROM timeline_item INDEXED BY timeline_item_failed
     WHERE conversation = unhex(value) AND failed = 1) AS "failed!: i64"
FROM json_each(?1)
