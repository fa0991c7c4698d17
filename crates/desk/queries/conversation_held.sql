SELECT id FROM conversation
WHERE held > 0 AND (at_ms, id) < (?1, ?2) AND instr(search_key, ?3) > 0
ORDER BY at_ms DESC, id DESC
LIMIT ?4
