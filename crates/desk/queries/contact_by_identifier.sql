SELECT contact.id, contact.guest, contact.name, contact.name_key, contact.note, contact.source
FROM contact_identifier JOIN contact ON contact.id = contact_identifier.contact
WHERE contact_identifier.kind = ?1 AND contact_identifier.value = ?2
ORDER BY contact.source DESC, contact.id
LIMIT 1
