SELECT id AS "id!" FROM (
    SELECT at_ms, id, search_key FROM conversation WHERE failed > 0 OR state = '"unanswered"'
    UNION
    SELECT at_ms, id, search_key FROM conversation
    WHERE state = '"granted"' AND lapses_at_ms > ?5 AND lapses_at_ms <= ?6
)
WHERE (at_ms, id) < (?1, ?2) AND instr(search_key, ?3) > 0
ORDER BY at_ms DESC, id DESC
LIMIT ?4
