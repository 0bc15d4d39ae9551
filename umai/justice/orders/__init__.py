"""Protection orders and bans of a court, which begin, change and end one another."""
