SELECT '[' || COALESCE(group_concat(body, ','), '') || ']' AS "log!: String"
FROM (SELECT body FROM log WHERE pair = ?1 AND known = 1 ORDER BY version)
