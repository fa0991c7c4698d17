SELECT key AS "key!", at_ms AS "at_ms!", arrival AS "arrival!", body AS "body!", conversation AS "conversation!"
FROM timeline_item INDEXED BY timeline_item_held
WHERE held > 0
ORDER BY conversation, held
