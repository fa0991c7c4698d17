SELECT key AS "key!", at_ms AS "at_ms!", arrival AS "arrival!", body AS "body!" FROM timeline_item WHERE conversation = ?1 AND key = ?2
