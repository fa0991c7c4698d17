SELECT
    (SELECT COUNT(*) FROM timeline_item INDEXED BY timeline_item_unread WHERE conversation = ?1 AND unread = 1) AS "unread!: i64",
    (SELECT COUNT(*) FROM timeline_item INDEXED BY timeline_item_failed WHERE conversation = ?1 AND failed = 1) AS "failed!: i64"
