SELECT id, guest, name, name_key, note, source FROM contact
WHERE (name_key, id) > (?1, ?2) AND instr(search_key, ?3) > 0
ORDER BY name_key, id
LIMIT ?4
