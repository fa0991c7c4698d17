SELECT
    id AS "id!", line AS "line!", guest AS "guest!", guest_name AS "guest_name?: String", at_ms AS "at_ms!",
    last AS "last!", unread AS "unread!", held AS "held!", failed AS "failed!", state AS "state!",
    lapses_at_ms, draft AS "draft!: String"
FROM conversation_row
WHERE id IN (
    SELECT id FROM conversation
    WHERE unread > 0 AND (at_ms, id) < (?1, ?2) AND instr(search_key, ?3) > 0
    ORDER BY at_ms DESC, id DESC
    LIMIT ?4
)
