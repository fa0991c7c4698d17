SELECT number, submission, made_at_ms, accepted_seq, refused FROM outbox WHERE pair = ?1 ORDER BY number
