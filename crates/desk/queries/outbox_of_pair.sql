SELECT number, submission, made_at_ms, refused, refused_at_ms, conversation FROM outbox
WHERE pair = ?1
ORDER BY number
