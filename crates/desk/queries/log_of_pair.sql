SELECT body FROM log WHERE pair = ?1 ORDER BY version
