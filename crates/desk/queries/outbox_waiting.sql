SELECT number, pair, submission FROM outbox
WHERE refused IS NULL AND accepted_seq IS NULL AND number > ?1
ORDER BY number
LIMIT ?2
