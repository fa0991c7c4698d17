SELECT pair.id, pair.line, pair.guest FROM conversation JOIN pair ON pair.id = conversation.pair WHERE conversation.id = ?1
