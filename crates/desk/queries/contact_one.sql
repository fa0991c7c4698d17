SELECT id, guest, name, name_key, note, source FROM contact WHERE id = ?1
