SELECT body FROM log WHERE pair = ?1 AND message = ?2 AND known = 1 ORDER BY version
