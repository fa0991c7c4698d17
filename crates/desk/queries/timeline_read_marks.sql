SELECT read_mark.conversation, read_mark.up_to_ms, read_mark.arrival
FROM json_each(?1) CROSS JOIN read_mark ON read_mark.conversation = unhex(value)
