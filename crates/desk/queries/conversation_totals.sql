SELECT
    (SELECT COALESCE(SUM(unread), 0) FROM conversation WHERE unread > 0) AS "unread!: i64",
    (SELECT COALESCE(SUM(held), 0) FROM conversation WHERE held > 0) AS "held!: i64"
