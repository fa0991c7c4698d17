SELECT
    pair.id AS "number!", pair.line AS "line!", pair.guest AS "guest!",
    (SELECT '[' || COALESCE(group_concat(body, ','), '') || ']'
     FROM (SELECT body FROM log WHERE log.pair = pair.id AND known = 1 ORDER BY version)) AS "log!: String",
    (SELECT json_group_array(hex(conversation.id)) FROM conversation
     WHERE conversation.pair = pair.id) AS "listed!: String",
    (SELECT json_group_array(json_array(hex(timeline_item.conversation), hex(timeline_item.key)))
     FROM conversation
     CROSS JOIN timeline_item INDEXED BY timeline_item_pending ON timeline_item.conversation = conversation.id
     WHERE conversation.pair = pair.id AND timeline_item.pending = 1) AS "pending!: String",
    EXISTS (SELECT 1 FROM contact WHERE contact.guest = pair.guest) AS "has_contact!: bool"
FROM json_each(?1) CROSS JOIN pair ON pair.id = value
