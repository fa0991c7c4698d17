-- Where the member asked for it: what the hub refuses is shown there until the member puts it away.
ALTER TABLE outbox ADD COLUMN conversation BLOB;
UPDATE outbox SET conversation = unhex(replace(json_extract(submission, '$.intent.conversation'), '-', ''));
CREATE INDEX outbox_refused ON outbox (number) WHERE refused IS NOT NULL;
