SELECT seq, pair, body FROM log WHERE known = 0 ORDER BY pair, seq
