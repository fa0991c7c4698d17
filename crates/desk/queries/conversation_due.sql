SELECT id, pair FROM conversation WHERE next_change_ms <= ?1 ORDER BY next_change_ms LIMIT ?2
