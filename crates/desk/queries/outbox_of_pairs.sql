SELECT number AS "number!", submission, made_at_ms, refused, refused_at_ms, conversation, pair
FROM json_each(?1) CROSS JOIN outbox INDEXED BY outbox_by_pair ON outbox.pair = value
ORDER BY json_each.key, number
