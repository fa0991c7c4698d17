SELECT intent, pair FROM outbox WHERE accepted_seq <= ?1
