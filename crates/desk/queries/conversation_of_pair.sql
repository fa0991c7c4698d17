SELECT id FROM conversation WHERE pair = ?1
