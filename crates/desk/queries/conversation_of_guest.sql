SELECT conversation.id FROM pair CROSS JOIN conversation ON conversation.pair = pair.id WHERE pair.guest = ?1
