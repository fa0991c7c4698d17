SELECT
    conversation_row.id AS "id!", line AS "line!", guest AS "guest!", guest_name AS "guest_name?: String", at_ms AS "at_ms!",
    last AS "last!", unread AS "unread!", held AS "held!", failed AS "failed!", state AS "state!",
    lapses_at_ms, draft AS "draft!: String"
FROM json_each(?1) CROSS JOIN conversation_row ON conversation_row.id = unhex(json_each.value)
ORDER BY json_each.key
