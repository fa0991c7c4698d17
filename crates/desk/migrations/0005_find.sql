-- Conversations by guest and by state. A row carries its guest's names and digits, so that a search reads one index from the top and stops at a full page.
ALTER TABLE conversation ADD COLUMN search_key TEXT NOT NULL DEFAULT '';

CREATE TRIGGER conversation_is_new AFTER INSERT ON conversation BEGIN
    UPDATE conversation SET search_key = (
        SELECT COALESCE(group_concat(contact.search_key, char(10)), '')
        FROM pair JOIN contact ON contact.guest = pair.guest WHERE pair.id = NEW.pair
    ) WHERE id = NEW.id;
END;
CREATE TRIGGER contact_is_new AFTER INSERT ON contact BEGIN
    UPDATE conversation SET search_key = (
        SELECT group_concat(contact.search_key, char(10)) FROM contact WHERE contact.guest = NEW.guest
    ) WHERE pair IN (SELECT id FROM pair WHERE guest = NEW.guest);
END;
CREATE TRIGGER contact_changed AFTER UPDATE OF guest, search_key ON contact BEGIN
    UPDATE conversation SET search_key = (
        SELECT COALESCE(group_concat(contact.search_key, char(10)), '') FROM contact WHERE contact.guest = OLD.guest
    ) WHERE pair IN (SELECT id FROM pair WHERE guest = OLD.guest);
    UPDATE conversation SET search_key = (
        SELECT group_concat(contact.search_key, char(10)) FROM contact WHERE contact.guest = NEW.guest
    ) WHERE pair IN (SELECT id FROM pair WHERE guest = NEW.guest);
END;
CREATE TRIGGER contact_is_gone AFTER DELETE ON contact BEGIN
    UPDATE conversation SET search_key = (
        SELECT COALESCE(group_concat(contact.search_key, char(10)), '') FROM contact WHERE contact.guest = OLD.guest
    ) WHERE pair IN (SELECT id FROM pair WHERE guest = OLD.guest);
END;

DROP INDEX conversation_by_time;
CREATE INDEX conversation_by_time ON conversation (at_ms DESC, id DESC, search_key);
CREATE INDEX conversation_unread ON conversation (at_ms DESC, id DESC, search_key, unread) WHERE unread > 0;
CREATE INDEX conversation_held ON conversation (at_ms DESC, id DESC, search_key, held) WHERE held > 0;
CREATE INDEX conversation_stuck ON conversation (at_ms DESC, id DESC, search_key)
    WHERE failed > 0 OR state = '"unanswered"';
CREATE INDEX conversation_closing ON conversation (lapses_at_ms, at_ms, search_key) WHERE state = '"granted"';
