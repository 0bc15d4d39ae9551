"""On how many lists children are whom a round found: the command that counts, and the rounds as a list."""
