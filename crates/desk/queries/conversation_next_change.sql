SELECT MIN(next_change_ms) AS "next: i64" FROM conversation WHERE next_change_ms IS NOT NULL
