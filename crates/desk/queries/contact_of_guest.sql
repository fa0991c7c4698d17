SELECT id, guest, name, name_key, note, source FROM contact WHERE guest = ?1 ORDER BY source DESC, id LIMIT 1
