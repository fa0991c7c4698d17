SELECT pair FROM outbox WHERE intent = ?1
