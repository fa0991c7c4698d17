SELECT timeline_item.conversation, timeline_item.key
FROM conversation CROSS JOIN timeline_item INDEXED BY timeline_item_pending ON timeline_item.conversation = conversation.id
WHERE conversation.pair = ?1 AND timeline_item.pending = 1
