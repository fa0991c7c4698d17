-- To explain one message without reading the whole log of its pair.
ALTER TABLE log ADD COLUMN message BLOB;
UPDATE log SET message = unhex(replace(COALESCE(
    json_extract(body, '$.event.message'),
    json_extract(body, '$.event.evidence.request.message'),
    json_extract(body, '$.event.request')
), '-', '')) WHERE known = 1;
CREATE INDEX log_by_message ON log (pair, message, version) WHERE message IS NOT NULL;

-- When the hub said no.
ALTER TABLE outbox ADD COLUMN refused_at_ms INTEGER;
