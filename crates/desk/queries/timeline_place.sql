SELECT at_ms AS "at_ms!", arrival AS "arrival!" FROM timeline_item WHERE conversation = ?1 AND key = ?2
