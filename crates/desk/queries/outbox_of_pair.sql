SELECT number, submission, made_at_ms, accepted_seq, refused, refused_at_ms FROM outbox WHERE pair = ?1 ORDER BY number
