SELECT number, submission, made_at_ms, refused, refused_at_ms, conversation FROM outbox INDEXED BY outbox_refused
WHERE refused IS NOT NULL
ORDER BY number
