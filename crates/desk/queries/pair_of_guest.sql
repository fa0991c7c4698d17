SELECT id, line, guest FROM pair WHERE guest = ?1
